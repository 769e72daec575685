package vn.dossier.operate.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;
import vn.dossier.nightly.gate.RejectLimits;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.report.ReportProperties;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourceProperties;

/**
 * Refuses settings of ours that nothing reads: a slip of the pen would leave the right one at its
 * default, and nobody would know. Those of Spring are not looked at.
 */
final class KnownSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String WORKERS = "dossier.workers.enabled";

  /** Their components are keys. */
  static final List<Class<?>> PROPERTIES =
      List.of(
          SourceProperties.class,
          NightlyProperties.class,
          RejectLimits.class,
          ReportProperties.class);

  // Read one by one
  private static final List<String> SINGLE =
      List.of(
          "dossier.jobs",
          "dossier.reference",
          // Not by their class, which a night without workers need not load
          WORKERS,
          "dossier.workers.ranges",
          "dossier.workers.silence",
          "dossier.workers.heartbeat-file",
          "dossier.generate.password",
          "dossier.generate.password-file",
          "dossier.metrics.file",
          "dossier.metrics.pushgateway",
          "dossier.metrics.pushgateway-file",
          "dossier.notify.url",
          "dossier.notify.url-file",
          "dossier.notify.format",
          "dossier.notify.on",
          "dossier.heartbeat.url",
          "dossier.heartbeat.url-file",
          "dossier.traces.url",
          "dossier.traces.url-file",
          "dossier.lineage.url",
          "dossier.lineage.url-file",
          "dossier.lineage.file",
          "dossier.lineage.namespace");

  /** Whatever stands below it, the adapter knows or refuses. */
  private static final String OF_ADAPTER = "dossier.source.settings";

  private static final String FIRST = "dossier";

  // Of the tests and the benchmark, of what starts the program, and what Kubernetes tells every
  // container about a service whose name begins like this
  private static final Pattern NO_SETTING =
      Pattern.compile(
          "DOSSIER_(?:TEST|BENCHMARK|ETL)_.*"
              + "|DOSSIER_.*_(?:SERVICE_HOST|SERVICE_PORT.*|PORT|PORT_\\d+_(?:TCP|UDP|SCTP).*)");

  private final List<String> known = known();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TreeSet<String> unknown = new TreeSet<>();
    for (PropertySource<?> source : context.getEnvironment().getPropertySources()) {
      if (source instanceof SystemEnvironmentPropertySource variables) {
        Stream.of(variables.getPropertyNames())
            .filter(this::isUnknownVariable)
            .map(name -> line(name, nearest(name, KnownSettings::variable)))
            .forEach(unknown::add);
      } else if (source instanceof EnumerablePropertySource<?> listed) {
        Stream.of(listed.getPropertyNames())
            .filter(name -> isUnknownKey(name, listed))
            .map(name -> line(name, nearest(name, Function.identity())))
            .forEach(unknown::add);
      }
    }
    if (!unknown.isEmpty()) {
      throw new SetupException(String.join("; ", unknown));
    }
    requireYesOrNo(context.getEnvironment());
  }

  // It decides what is built, before anything is bound that would refuse it
  private static void requireYesOrNo(Environment environment) {
    try {
      environment.getProperty(WORKERS, Boolean.class);
    } catch (ConversionException e) {
      throw new SetupException(
          "%s is %s, and must be true or false"
              .formatted(WORKERS, environment.getProperty(WORKERS)));
    }
  }

  private static String line(String name, Optional<String> nearest) {
    return name
        + " is unknown: "
        + nearest
            .map("did you mean %s?"::formatted)
            .orElse("src/docs/settings.md lists the settings");
  }

  // Spring reads variables with and without a line where the key has a dash
  private boolean isUnknownVariable(String name) {
    return variable(name).startsWith(variable(FIRST) + "_")
        && !NO_SETTING.matcher(name).matches()
        && !letters(name).startsWith(letters(OF_ADAPTER))
        && accepted().noneMatch(key -> letters(key).equals(letters(name)));
  }

  private boolean isUnknownKey(String name, EnumerablePropertySource<?> source) {
    ConfigurationPropertyName key = ConfigurationPropertyName.adapt(name, '.');
    ConfigurationPropertyName ours = ConfigurationPropertyName.of(FIRST);
    boolean ofAdapter = ConfigurationPropertyName.of(OF_ADAPTER).isAncestorOf(key);
    if (ofAdapter || !ours.equals(key) && !ours.isAncestorOf(key)) {
      return false;
    }
    // What a file leaves of a section whose every line is a comment
    boolean empty = !StringUtils.hasText(String.valueOf(source.getProperty(name)));
    return accepted()
        .map(ConfigurationPropertyName::of)
        .noneMatch(other -> other.equals(key) || empty && key.isAncestorOf(other));
  }

  private Stream<String> accepted() {
    return Stream.concat(known.stream(), RenamedSettings.NEW_NAMES.keySet().stream());
  }

  private Optional<String> nearest(String name, Function<String, String> written) {
    String wrong = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(written)
        .min(Comparator.comparingInt((String key) -> changes(wrong, key.toLowerCase(Locale.ROOT))))
        .filter(key -> changes(wrong, key.toLowerCase(Locale.ROOT)) <= wrong.length() / 3);
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(SINGLE);
    for (Class<?> properties : PROPERTIES) {
      String prefix = properties.getAnnotation(ConfigurationProperties.class).value();
      Stream.of(properties.getRecordComponents())
          .map(component -> DataObjectPropertyName.toDashedForm(component.getName()))
          .forEach(key -> known.add(prefix + "." + key));
    }
    DatabaseSettings.SIX.stream()
        .filter(setting -> setting.startsWith(FIRST))
        .forEach(setting -> known.add(setting + "-file"));
    return known;
  }

  /** How many letters must be put in, left out or changed (Levenshtein's distance). */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
