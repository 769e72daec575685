package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.monitor.Receiver.Request;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;

/** Runs as events of OpenLineage. */
class LineageTest {

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();

  @TempDir private Path folder;

  private final Map<String, Object> settings;
  private final Databases databases;
  private Path file;

  LineageTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @BeforeEach
  void furnish() throws SQLException {
    file = folder.resolve("lineage.ndjson");
    settings.put("dossier.lineage.file", file.toString());
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
      // One is counted, one is of an agency that nobody knows
      for (String row : List.of("'a', 'H-1', 'SYT'", "'b', 'H-2', 'NONE'")) {
        statement.execute(
            """
            INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
              ngay_tiep_nhan)
            VALUES (%s, '2', '4', '%s 08:00:00')
            """
                .formatted(row, YESTERDAY.minusDays(30)));
      }
    }
  }

  @Test
  void aNightSaysWhatItReadAndWroteAndWhatTheChecksFound() throws IOException {
    Instant before = Instant.now().minusSeconds(1);
    try (Receiver catalogue = new Receiver(Manner.OK)) {
      settings.put("dossier.lineage.url", catalogue.address("/api/v1/lineage"));
      settings.put("dossier.lineage.namespace", "province");
      assertThat(type("nightly", "--date", YESTERDAY.toString()).code()).isZero();

      // Both places are told the same
      assertThat(catalogue.requests()).extracting(Request::body).isEqualTo(lines());
      assertThat(catalogue.requests())
          .allSatisfy(
              request -> {
                assertThat(request.method() + " " + request.path())
                    .isEqualTo("POST /api/v1/lineage");
                assertThat(request.contentType()).isEqualTo("application/json");
              });
    }
    assertValid(lines());
    List<JsonNode> events = events();
    assertThat(events)
        .extracting(event -> event.at("/eventType").asString())
        .containsExactly("START", "COMPLETE");
    JsonNode end = events.get(1);
    assertThat(end.at("/run/runId")).isEqualTo(events.get(0).at("/run/runId"));
    assertThat(Instant.parse(end.at("/eventTime").asString())).isBetween(before, Instant.now());
    assertThat(end.at("/job/namespace").asString()).isEqualTo("province");
    assertThat(end.at("/job/name").asString()).isEqualTo("nightly");
    JsonNode run = end.at("/run/facets/dossier_run");
    assertThat(run.at("/source_dossiers").asInt()).isEqualTo(2);
    assertThat(run.at("/inserted").asInt()).isOne();
    assertThat(run.at("/rejected").asInt()).isOne();
    assertThat(end.at("/run/facets/nominalTime/nominalStartTime").asString())
        .isEqualTo(YESTERDAY.atStartOfDay(ProvincialDay.ZONE).toInstant().toString());
    assertThat(tables(end, "outputs"))
        .contains("fact_dossier", "etl_reject", "fact_dossier_daily", "dim_agency");
    assertThat(
            dataset(end, "outputs", "fact_dossier")
                .at("/outputFacets/outputStatistics/rowCount")
                .asInt())
        .isOne();
    assertThat(tables(end, "inputs")).contains("ho_so", "thanh_phan_ho_so", "fact_dossier");
    Map<String, Boolean> checks = new HashMap<>();
    for (JsonNode check :
        dataset(end, "inputs", "fact_dossier")
            .at("/inputFacets/dataQualityAssertions/assertions")) {
      checks.put(
          check.at("/severity").asString() + " " + check.at("/assertion").asString(),
          check.at("/success").asBoolean());
    }
    // Thirty days ago the source's newest row came in
    assertThat(checks)
        .containsEntry("warn source-age", false)
        .containsEntry("error one-place", true);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
  }

  @Test
  void aNightThatFailsSaysWhyAndThatNothingWasPublished() throws IOException {
    String day = YESTERDAY.toString();
    assertThat(type("nightly", "--date", day).code()).isZero();
    assertThat(type("nightly", "--date", day, "--force", "--dossier.rejects.max=0").code())
        .isEqualTo(4);

    assertValid(lines());
    // Each run once, however soon it follows another
    assertThat(events())
        .extracting(event -> event.at("/eventType").asString())
        .containsExactly("START", "COMPLETE", "START", "FAIL");
    JsonNode end = events().get(3);
    assertThat(end.at("/eventType").asString()).isEqualTo("FAIL");
    assertThat(end.at("/run/facets/errorMessage/message").asString()).contains("rejects-max");
    assertThat(tables(end, "outputs")).containsExactly("fact_dossier", "etl_reject");
  }

  /** A run follows another in the file; one that is loaded already is no run. */
  @Test
  void whatCameToNoRunIsAFailureOrNothing() throws IOException {
    settings.put("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/nothing");
    assertThat(type("nightly").code()).isOne();
    assertThat(events()).hasSize(2);
    settings.put("spring.datasource.url", databases.warehouseUrl());
    assertThat(type("nightly", "--date", YESTERDAY.toString()).code()).isZero();
    assertThat(events()).hasSize(4);

    assertThat(type("nightly", "--date", YESTERDAY.toString()).code()).isZero();

    assertThat(events())
        .extracting(event -> event.at("/eventType").asString())
        .containsExactly("START", "FAIL", "START", "COMPLETE");
    assertThat(events().get(1).at("/outputs").isEmpty()).isTrue();
  }

  /** What the specification demands, in our words; and in its own, where they are at hand. */
  private void assertValid(List<String> events) throws IOException {
    String rules =
        new ClassPathResource("vn/dossier/operate/monitor/openlineage-event.schema.json")
            .getContentAsString(StandardCharsets.UTF_8);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(rules);
    assertThat(events).allSatisfy(event -> assertThat(errors(schema, event)).isEmpty());
    assertThat(errors(schema, events.get(0).replace("\"runId\"", "\"id\""))).isNotEmpty();
    assertThat(errors(schema, events.get(1).replace("\"_producer\"", "\"maker\""))).isNotEmpty();
    String spec = System.getenv("DOSSIER_TEST_OPENLINEAGE");
    if (spec != null) {
      assertValid(events, published(Path.of(spec)));
    }
  }

  private static void assertValid(List<String> events, Map<String, String> published) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(published));
    for (String line : events) {
      JsonNode event = JsonMapper.shared().readTree(line);
      assertThat(published).containsKey(event.at("/schemaURL").asString().split("#")[0]);
      assertThat(errors(schema(registry, event.at("/schemaURL").asString()), line)).isEmpty();
      for (JsonNode facet : event.findParents("_schemaURL")) {
        String url = facet.at("/_schemaURL").asString();
        assertThat(published).containsKey(url.split("#")[0]);
        assertThat(errors(schema(registry, url), facet.toString())).as(url).isEmpty();
      }
    }
  }

  private static Schema schema(SchemaRegistry registry, String url) {
    return registry.getSchema(SchemaLocation.of(url));
  }

  private static Map<String, String> published(Path spec) throws IOException {
    Map<String, String> published = new TreeMap<>();
    try (Stream<Path> files = Files.walk(spec, 2)) {
      for (Path schema : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        String text = Files.readString(schema);
        published.put(JsonMapper.shared().readTree(text).path("$id").asString(""), text);
      }
    }
    return published;
  }

  private static List<Error> errors(Schema schema, String event) {
    return schema.validate(
        event,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static JsonNode dataset(JsonNode event, String kind, String table) {
    for (JsonNode dataset : event.get(kind)) {
      if (dataset.at("/name").asString().endsWith("." + table)) {
        return dataset;
      }
    }
    throw new AssertionError(table + " is not in " + event);
  }

  private static List<String> tables(JsonNode event, String kind) {
    List<String> tables = new ArrayList<>();
    event
        .get(kind)
        .forEach(dataset -> tables.add(dataset.at("/name").asString().replaceFirst(".*\\.", "")));
    return tables;
  }

  private List<JsonNode> events() throws IOException {
    return lines().stream().map(JsonMapper.shared()::readTree).toList();
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private Answer type(String... typed) {
    return Answer.to(settings, typed);
  }
}
