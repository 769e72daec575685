package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A setting of an earlier version still works, wherever it is set, and says so once. */
@ExtendWith(OutputCaptureExtension.class)
class RenamedSettingsTest {

  private static final String OLD = "dossier.nightly.verify-all-every";
  private static final String NEW = "dossier.nightly.full-scan-every";

  private static final PropertySource<?> DEFAULTS = source("defaults", Map.of(NEW, 7));

  @Test
  void anOldNameGoesBeforeTheDefaultAndIsNamedOnce(CapturedOutput output) {
    PropertySource<?> variables =
        new SystemEnvironmentPropertySource(
            "variables", Map.of("DOSSIER_NIGHTLY_VERIFY_ALL_EVERY", "3"));
    assertThat(value(variables, source("file", Map.of(OLD, 5)), DEFAULTS)).isEqualTo("3");
    assertThat(output.getAll().split(OLD + " is now called " + NEW, -1)).hasSize(2);
  }

  @Test
  void aNewNameInTheSamePlaceOrBeforeItGoesFirst() {
    assertThat(value(source("file", Map.of(OLD, 5, NEW, 4)), DEFAULTS)).isEqualTo("4");
    assertThat(value(source("arguments", Map.of(NEW, 2)), source("file", Map.of(OLD, 5)), DEFAULTS))
        .isEqualTo("2");
    assertThat(value(source("arguments", Map.of(OLD, 5)), source("file", Map.of(NEW, 4)), DEFAULTS))
        .isEqualTo("5");
  }

  @Test
  void withoutAnOldNameNothingIsSaid(CapturedOutput output) {
    assertThat(value(DEFAULTS)).isEqualTo("7");
    assertThat(output.getAll()).doesNotContain("is now called");
  }

  private static PropertySource<?> source(String name, Map<String, Object> values) {
    return new MapPropertySource(name, values);
  }

  private static String value(PropertySource<?>... places) {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      for (PropertySource<?> place : places) {
        context.getEnvironment().getPropertySources().addLast(place);
      }
      new RenamedSettings().initialize(context);
      return context.getEnvironment().getProperty(NEW);
    }
  }
}
