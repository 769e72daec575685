package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import vn.dossier.nightly.workers.WorkersProperties;
import vn.dossier.setup.SetupException;

/** A key that nothing reads is refused, however it is written, and no other. */
class KnownSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOSSIER_SOURCE_URL",
        "DOSSIER_SOURCE_PASSWORD_FILE",
        "DOSSIER_SOURCE_POOL_SIZE",
        "DOSSIER_SOURCE_POOLSIZE",
        "DOSSIER_REJECTS_MAX_PERCENT",
        "DOSSIER_JOBS",
        "DOSSIER_NIGHTLY_VERIFY_ALL_EVERY",
        "DOSSIER_GENERATE_PASSWORD",
        "DOSSIER_GENERATE_PASSWORD_FILE",
        "DOSSIER_TEST_MYSQL_URL",
        "DOSSIER_BENCHMARK_USERNAME",
        "DOSSIER_ETL_SERVICE_HOST",
        "DOSSIER_WAREHOUSE_SERVICE_HOST",
        "DOSSIER_WAREHOUSE_SERVICE_PORT_MYSQL",
        "DOSSIER_WAREHOUSE_PORT",
        "DOSSIER_WAREHOUSE_PORT_3306_TCP_ADDR",
        "DOSSIERS",
        "SPRING_DATASOURCE_URL_FIEL"
      })
  void variablesThatMayBeThere(String name) {
    assertThatCode(() -> look(new SystemEnvironmentPropertySource("v", Map.of(name, "1"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "DOSSIER_SOURCE_ULR, DOSSIER_SOURCE_URL",
    "DOSSIER_NIGHTLY_PARTITONS, DOSSIER_NIGHTLY_PARTITIONS",
    "DOSSIER_SOURCE_PASWORD_FILE, DOSSIER_SOURCE_PASSWORD_FILE",
    "dossier_rejects_max_percents, DOSSIER_REJECTS_MAX_PERCENT"
  })
  void variablesThatNothingReads(String name, String meant) {
    assertThatThrownBy(() -> look(new SystemEnvironmentPropertySource("v", Map.of(name, "1"))))
        .isInstanceOf(SetupException.class)
        .hasMessage("%s is unknown: did you mean %s?", name, meant);
  }

  @ParameterizedTest
  @CsvSource({
    "dossier.nightly.chunk-size, 1",
    "dossier.nightly.chunkSize, 1",
    "dossier.nightly.verify-all-every, 7",
    "dossier.source.zone, UTC",
    "dossier.source.username-file, /secret",
    "dossier.reference, data",
    "dossier.rejects, ''",
    "dossier, ''",
    "server.port, 1"
  })
  void keysThatMayBeThere(String key, String value) {
    assertThatCode(() -> look(new MapPropertySource("file", Map.of(key, value))))
        .doesNotThrowAnyException();
  }

  @Test
  void everyKeyThatNothingReadsIsNamedInOneLine() {
    Map<String, Object> keys =
        Map.of("dossier.job", "x", "dossier.rejects", "5", "dossier.nightly.zones", "UTC");
    assertThatThrownBy(() -> look(new MapPropertySource("file", keys)))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("dossier.job is unknown: did you mean dossier.jobs?; ")
        .hasMessageContaining(
            "dossier.nightly.zones is unknown: did you mean dossier.nightly.zone?")
        .hasMessageContaining("dossier.rejects is unknown");
  }

  /** Else the keys of a new one would be refused. */
  @Test
  void everyPropertiesRecordIsLookedAt() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    assertThat(
            scan.findCandidateComponents("vn.dossier").stream()
                .map(found -> found.getBeanClassName())
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .isEqualTo(
            Stream.concat(
                    KnownSettings.PROPERTIES.stream(),
                    // A night without workers loads none of their classes: their keys are listed
                    Stream.of(WorkersProperties.class))
                .map(Class::getName)
                .collect(Collectors.toSet()));
    Map<String, Object> ofWorkers = new HashMap<>();
    for (RecordComponent component : WorkersProperties.class.getRecordComponents()) {
      ofWorkers.put(
          "dossier.workers." + DataObjectPropertyName.toDashedForm(component.getName()), "1");
    }
    look(new MapPropertySource("workers", ofWorkers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "0", "no", "off", "1", ""})
  void workersAreOnOrOff(String word) {
    assertThatCode(
            () -> look(new MapPropertySource("file", Map.of("dossier.workers.enabled", word))))
        .doesNotThrowAnyException();
  }

  @Test
  void anyOtherWordForWorkersIsRefused() {
    assertThatThrownBy(
            () -> look(new MapPropertySource("file", Map.of("dossier.workers.enabled", "of"))))
        .isInstanceOf(SetupException.class)
        .hasMessage("dossier.workers.enabled is of, and must be true or false");
  }

  private static void look(PropertySource<?> source) {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context.getEnvironment().getPropertySources().addFirst(source);
      new KnownSettings().initialize(context);
    }
  }
}
