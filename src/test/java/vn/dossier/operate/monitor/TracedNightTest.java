package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.DossierEtl;
import vn.dossier.operate.CommandLineInterface;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.monitor.Receiver;
import vn.dossier.testing.monitor.Receiver.Manner;
import vn.dossier.testing.monitor.Receiver.Request;
import vn.dossier.testing.night.Answer;
import vn.dossier.testing.night.ProvincialDay;
import vn.dossier.testing.process.SlowSource;

/** A night as a trace of OpenTelemetry; and nothing of it where nobody takes one. */
class TracedNightTest {

  private static final LocalDate YESTERDAY = ProvincialDay.yesterday();

  private static final String DOSSIER =
      """
      INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,
        ngay_tiep_nhan)
      VALUES ('a', 'H-1', 'SYT', '2', '4', '%s 08:00:00')
      """
          .formatted(YESTERDAY.minusDays(30));

  @TempDir private Path folder;

  private final Databases databases;
  private final Map<String, Object> settings;
  private final Receiver collector = new Receiver(Manner.OK);

  TracedNightTest() throws SQLException {
    databases = Databases.h2().migrated();
    settings = databases.settings();
  }

  @BeforeEach
  void furnish() throws SQLException {
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(DOSSIER);
    }
  }

  @AfterEach
  void close() {
    collector.close();
  }

  @Test
  void aNightIsACommandWithItsStepsPartitionsAndSlowStatements() throws IOException, SQLException {
    settings.put("dossier.traces.url", collector.address("/base/"));
    String slow = SlowSource.setting(folder, databases, 1100);

    Answer answer = type("nightly", "--date", YESTERDAY.toString(), slow);

    assertThat(answer.code()).as(answer.err()).isZero();
    Request request = theOnly();
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /base/v1/traces");
    assertThat(request.contentType()).isEqualTo("application/json");
    List<JsonNode> spans = spans(request);
    Map<String, JsonNode> byId = new HashMap<>();
    spans.forEach(span -> byId.put(span.at("/spanId").asString(), span));
    assertThat(byId).hasSameSizeAs(spans);
    assertThat(spans)
        .allSatisfy(
            span -> {
              assertThat(span.at("/traceId").asString()).matches("[0-9a-f]{32}");
              assertThat(span.at("/spanId").asString()).matches("[0-9a-f]{16}");
              assertThat(span.at("/traceId")).isEqualTo(spans.get(0).at("/traceId"));
              assertThat(nanos(span, "start")).isLessThanOrEqualTo(nanos(span, "end"));
              assertThat(span.at("/status/code").isMissingNode()).isTrue();
            });
    assertThat(paths(spans, byId))
        .contains(
            "nightly",
            "nightly/nightly",
            "nightly/nightly/plan-night",
            "nightly/nightly/classify-dossiers",
            "nightly/nightly/classify-dossiers/classify-dossiers:0",
            "nightly/nightly/publish",
            "nightly/nightly/classify-dossiers/classify-dossiers:0/SELECT");
    JsonNode statement = named(spans, "SELECT");
    assertThat(statement.at("/kind").asInt()).isEqualTo(3);
    assertThat(nanos(statement, "end") - nanos(statement, "start")).isGreaterThan(1_000_000_000L);
    assertThat(attribute(statement, "dossier.database")).isEqualTo("source");
    // As prepared: what was asked for is in no trace
    assertThat(attribute(statement, "db.query.text"))
        .contains("pause(1100)", "?")
        .doesNotContain("H-1", YESTERDAY.toString());
    assertThat(attribute(named(spans, "classify-dossiers:0"), "dossier.rows_read")).isEqualTo("1");
    assertThat(attribute(named(spans, "nightly"), "dossier.exit_code")).isEqualTo("0");
    JsonNode root = spans.get(0);
    assertThat(spans)
        .allSatisfy(span -> assertThat(nanos(span, "end")).isLessThanOrEqualTo(nanos(root, "end")));
    JsonNode resource = document(request).at("/resourceSpans/0/resource/attributes");
    assertThat(resource.toString()).contains("{\"stringValue\":\"dossier-etl\"}");
  }

  @Test
  void aNightThatFailsSaysWhereAndWhy() throws SQLException {
    settings.put("dossier.traces.url", collector.address(""));
    settings.put("dossier.rejects.max", "0");

    assertThat(type("nightly", "--date", YESTERDAY.toString()).code()).isEqualTo(4);

    List<JsonNode> spans = spans(theOnly());
    assertThat(spans.get(0).at("/status/code").asInt()).isEqualTo(2);
    assertThat(spans.get(0).at("/status/message").asString()).contains("rejects-max");
    assertThat(named(spans, "verify-facts").at("/status/message").asString()).isEqualTo("FAILED");
    assertThat(named(spans, "aggregate-facts").at("/status/code").isMissingNode()).isTrue();
  }

  /** What looks at statements must not stand in the way of the driver's own words. */
  @Test
  void aNightOnAServerLoadsAsWithout() throws SQLException {
    Databases server = Databases.server("utf8mb4_general_ci").migrated();
    try (Connection source = server.source();
        Statement statement = source.createStatement()) {
      statement.execute(
          "INSERT INTO don_vi (group_code, group_name, catalog) VALUES ('SYT', 'Sở', 'xa-phuong')");
      statement.execute(DOSSIER);
    }
    Map<String, Object> there = server.settings();
    there.put("dossier.traces.url", collector.address(""));

    Answer answer = Answer.to(there, "nightly", "--date", YESTERDAY.toString());

    assertThat(answer.code()).as(answer.err()).isZero();
    try (Connection warehouse = server.warehouse();
        Statement statement = warehouse.createStatement();
        ResultSet facts = statement.executeQuery("SELECT COUNT(*) FROM fact_dossier")) {
      facts.next();
      assertThat(facts.getInt(1)).isOne();
    }
    assertThat(spans(theOnly()))
        .extracting(span -> span.at("/name").asString())
        .contains("publish");
  }

  /** It came to nothing that the warehouse could tell of. */
  @Test
  void aNightWhoseWarehouseIsAwayIsOneSpan() {
    settings.put("dossier.traces.url", collector.address(""));
    settings.put("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/nothing");

    assertThat(type("nightly").code()).isOne();

    assertThat(spans(theOnly()))
        .singleElement()
        .satisfies(span -> assertThat(span.at("/status/code").asInt()).isEqualTo(2));
  }

  /** Whoever takes no traces pays nothing: no library, no bean, no thread, no connection. */
  @Test
  void whereNobodyTakesTracesThereIsNothingOfThem() {
    AtomicBoolean looked = new AtomicBoolean();
    ApplicationContextInitializer<GenericApplicationContext> inspected =
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("test", settings));
          context.addApplicationListener(
              (ApplicationListener<ContextClosedEvent>)
                  closed -> {
                    assertNothingTraces(context);
                    looked.set(true);
                  });
        };

    String[] typed = {"nightly", "--date", YESTERDAY.toString()};
    assertThat(CommandLineInterface.run(DossierEtl.class, typed, inspected)).isZero();

    assertThat(looked).isTrue();
    assertThat(ClassUtils.isPresent("io.opentelemetry.api.OpenTelemetry", null)).isFalse();
    assertThat(collector.requests()).isEmpty();
  }

  private static void assertNothingTraces(GenericApplicationContext context) {
    for (String name : context.getBeanDefinitionNames()) {
      Class<?> type = context.getType(name);
      assertThat(type == null ? "" : type.getName())
          .doesNotStartWith("vn.dossier.operate.trace")
          .doesNotContain("Tracer", "ObservationRegistry", "MeterRegistry");
    }
    // Both pools open their connections themselves
    assertThat(context.getBean(HikariDataSource.class).getDataSource()).isNull();
    assertThat(context.getBean(SourcePool.class).getDataSource().getClass().getSimpleName())
        .isEqualTo("SourceSessions");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("trace") || name.contains("otel"));
  }

  private static List<String> paths(List<JsonNode> spans, Map<String, JsonNode> byId) {
    return spans.stream().map(span -> path(span, byId)).toList();
  }

  private static String path(JsonNode span, Map<String, JsonNode> byId) {
    String name = span.at("/name").asString();
    String parent = span.path("parentSpanId").asString("");
    return parent.isEmpty() ? name : path(byId.get(parent), byId) + "/" + name;
  }

  private static JsonNode named(List<JsonNode> spans, String name) {
    return spans.stream()
        .filter(span -> span.at("/name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + spans));
  }

  private static String attribute(JsonNode span, String key) {
    for (JsonNode attribute : span.get("attributes")) {
      if (attribute.at("/key").asString().equals(key)) {
        return attribute.at("/value").iterator().next().asString();
      }
    }
    throw new AssertionError(key + " is not in " + span);
  }

  private static long nanos(JsonNode span, String which) {
    return Long.parseLong(span.at("/" + which + "TimeUnixNano").asString());
  }

  private Request theOnly() {
    assertThat(collector.requests()).hasSize(1);
    return collector.requests().get(0);
  }

  private static JsonNode document(Request request) {
    return JsonMapper.shared().readTree(request.body());
  }

  private static List<JsonNode> spans(Request request) {
    List<JsonNode> spans = new ArrayList<>();
    document(request).at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add);
    return spans;
  }

  private Answer type(String... typed) {
    return Answer.to(settings, typed);
  }
}
