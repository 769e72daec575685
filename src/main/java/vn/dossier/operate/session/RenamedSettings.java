package vn.dossier.operate.session;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/** Settings under the names that they had in earlier versions still work, and say so. */
final class RenamedSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Old names, and what they are called now. */
  static final Map<String, String> NEW_NAMES =
      Map.of("dossier.nightly.verify-all-every", "dossier.nightly.full-scan-every");

  private static final Logger log = LoggerFactory.getLogger(RenamedSettings.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    MutablePropertySources sources = context.getEnvironment().getPropertySources();
    TreeSet<String> found = new TreeSet<>();
    for (ConfigurationPropertySource source :
        StreamSupport.stream(ConfigurationPropertySources.from(sources).spliterator(), false)
            .toList()) {
      NEW_NAMES.forEach(
          (old, now) -> {
            ConfigurationProperty property =
                source.getConfigurationProperty(ConfigurationPropertyName.of(old));
            if (property != null && source.getUnderlyingSource() instanceof PropertySource<?> at) {
              // Behind the place of the old one: a new name there, or before it, goes first
              sources.addAfter(
                  at.getName(),
                  new MapPropertySource(
                      "%s of %s".formatted(old, at.getName()), Map.of(now, property.getValue())));
              found.add(old);
            }
          });
    }
    found.forEach(old -> log.warn("{} is now called {}: rename it", old, NEW_NAMES.get(old)));
  }
}
