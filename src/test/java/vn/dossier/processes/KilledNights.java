package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.nightly.StepName;
import vn.dossier.nights.Databases;
import vn.dossier.operate.Product;
import vn.dossier.recalculation.Differences;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.WarehouseRows;

/**
 * Nights that are killed several times each, recovered and continued, beside the same nights
 * undisturbed; after each the two warehouses hold the same rows (design.md section 6).
 */
final class KilledNights {

  private static final int KILLS_PER_NIGHT = 4;

  private static final String[] SMALL_STEPS = {
    LifeOfANight.SAY_STEPS, "--dossier.nightly.chunk-size=20"
  };

  private final Jar jar;
  private final Databases killed;
  private final Databases undisturbed;
  private final Random random;
  private final RandomSource source;
  private final LifeOfANight life;
  private final Map<String, Integer> hits = new TreeMap<>();
  private final List<StepName> aims = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int kills;

  /**
   * @param life of an undisturbed night over a source like this
   * @param seed of the source, its changes and the instants
   */
  KilledNights(
      Jar jar,
      Databases killed,
      Databases undisturbed,
      RandomSource source,
      LifeOfANight life,
      long seed) {
    this.jar = jar;
    this.killed = killed;
    this.undisturbed = undisturbed;
    this.source = source;
    this.life = life;
    random = new Random(seed);
  }

  static Ended undisturbed(Jar jar, String... command) {
    return start(jar, command).end();
  }

  static RunningJar start(Jar jar, String... command) {
    String[] arguments = new String[command.length + SMALL_STEPS.length];
    System.arraycopy(command, 0, arguments, 0, command.length);
    System.arraycopy(SMALL_STEPS, 0, arguments, command.length, SMALL_STEPS.length);
    return jar.start(arguments);
  }

  /**
   * Plays nights until so many kills have hit.
   *
   * @return how many hit while which step ran
   */
  Map<String, Integer> play(int wanted) throws SQLException {
    LocalDate night = source.firstNight();
    try (Product product = new Product(undisturbed.settings())) {
      for (int i = 0; kills < wanted; i++) {
        writeSources();
        List<String> command = command(i, night);
        disturbed(command);
        assertThat(product.run(asOfDate(), command.toArray(String[]::new))).isZero();
        compare();
        night = night.plusDays(i % 3 == 2 ? 40 : 1);
        source.mutate(random, night);
      }
    }
    return hits;
  }

  // Forced and ranged ones now and then; a night of its own each round, since dates only grow
  private List<String> command(int round, LocalDate night) {
    return switch (round % 5) {
      case 2 ->
          List.of(
              "backfill",
              "--from",
              night.minusDays(90).toString(),
              "--to",
              night.minusDays(20).toString());
      case 4 -> List.of("nightly", "--date", night.toString(), "--full");
      default -> List.of("nightly", "--date", night.toString());
    };
  }

  private void disturbed(List<String> command) {
    String[] words = command.toArray(String[]::new);
    long complete = completeRuns();
    String[] next = words;
    for (StepName aim : someAims()) {
      RunningJar running = start(jar, next);
      boolean hit = life.kill(running, aim, random);
      Ended ended = running.end();
      story.add(
          "%s: %s at %d ms, aimed at %s"
              .formatted(List.of(next), ended.code(), running.millis(), aim));
      if (!hit) {
        assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
        next = completeRuns() > complete ? null : words;
      } else {
        kills++;
        hits.merge(whatRan(), 1, Integer::sum);
        recover();
        next = completeRuns() > complete ? null : continued(words);
      }
      if (next == null) {
        return;
      }
    }
    Ended ended = undisturbed(jar, next);
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
    assertThat(completeRuns()).as("%s%n%s", story, ended.out()).isEqualTo(complete + 1);
  }

  /** In the order of the steps, since a completed one is not run again; null is any instant. */
  private List<StepName> someAims() {
    List<StepName> some = new ArrayList<>();
    while (some.size() < KILLS_PER_NIGHT) {
      if (aims.isEmpty()) {
        aims.addAll(List.of(StepName.values()));
        aims.add(null);
        Collections.shuffle(aims, random);
      }
      some.add(aims.remove(0));
    }
    some.sort(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()));
    return some;
  }

  // A process may also die while it recovers
  private void recover() {
    if (random.nextInt(4) == 0) {
      RunningJar running = start(jar, "recover");
      LifeOfANight.sleep(random.nextLong(life.millis()));
      running.kill();
      running.end();
      story.add("recover killed at %d ms".formatted(running.millis()));
    }
    Ended ended = undisturbed(jar, "recover");
    story.add("recover: %s".formatted(ended.out().strip()));
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
  }

  /** The run of the command is continued, or, if it had not begun, begun. */
  private String[] continued(String... command) {
    return query(
                "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS = 'FAILED' AND"
                    + " JOB_EXECUTION_ID = (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)")
            > 0
        ? new String[] {"rerun"}
        : command;
  }

  private void writeSources() throws SQLException {
    for (Databases databases : List.of(killed, undisturbed)) {
      try (Connection connection = databases.source()) {
        source.rows().writeTo(connection);
      }
    }
  }

  private void compare() throws SQLException {
    try (Connection one = undisturbed.warehouse();
        Connection other = killed.warehouse()) {
      assertThat(Differences.between(WarehouseRows.read(one), WarehouseRows.read(other)))
          .as("differences from the undisturbed run after %s", story)
          .isEmpty();
    }
  }

  /** The step that ran when the process died. */
  private String whatRan() {
    return on(
        warehouse -> {
          if (!hasTables(warehouse)) {
            return "(migration)";
          }
          List<String> running =
              warehouse.queryForList(
                  """
                  SELECT STEP_NAME FROM BATCH_STEP_EXECUTION
                  WHERE STATUS IN ('STARTING', 'STARTED') ORDER BY STEP_EXECUTION_ID
                  """,
                  String.class);
          if (!running.isEmpty()) {
            return running.get(0);
          }
          Long unfinished =
              warehouse.queryForObject(
                  "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE STATUS IN ('STARTING', 'STARTED')",
                  Long.class);
          return unfinished != null && unfinished > 0 ? "(between steps)" : "(no run)";
        });
  }

  private LocalDate asOfDate() {
    return on(
        warehouse ->
            warehouse.queryForObject(
                "SELECT as_of_date FROM etl_run ORDER BY job_execution_id DESC LIMIT 1",
                LocalDate.class));
  }

  private long completeRuns() {
    return query("SELECT COUNT(*) FROM etl_run WHERE status = 'COMPLETED'");
  }

  private long query(String count) {
    return on(
        warehouse -> {
          Long found = hasTables(warehouse) ? warehouse.queryForObject(count, Long.class) : null;
          return found == null ? 0 : found;
        });
  }

  private static boolean hasTables(JdbcTemplate warehouse) {
    Long history =
        warehouse.queryForObject(
            """
            SELECT COUNT(*) FROM information_schema.tables
            WHERE LOWER(table_name) = 'etl_freshness'
              AND LOWER(table_schema) IN ('public', LOWER(DATABASE()))
            """,
            Long.class);
    return history != null && history > 0;
  }

  private <T> T on(java.util.function.Function<JdbcTemplate, T> question) {
    SingleConnectionDataSource one = new SingleConnectionDataSource(killed.warehouse(), true);
    try {
      return question.apply(new JdbcTemplate(one));
    } finally {
      one.destroy();
    }
  }
}
