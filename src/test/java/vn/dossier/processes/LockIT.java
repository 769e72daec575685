package vn.dossier.processes;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RunningJar;
import vn.dossier.testing.process.SlowSource;
import vn.dossier.testing.process.Twins;

/** One run at a time for each warehouse (src/docs/contracts.md, lock). */
class LockIT {

  private static final String COLLATION = "utf8mb4_general_ci";
  private static final int STARTS = 8;
  private static final String CLASSIFYING = "Executing step: [classify-dossiers:0]";

  @TempDir Path folder;

  private final RandomSource source = new RandomSource(4, false);
  private final List<String> night = List.of("nightly", "--date", source.firstNight().toString());

  @Test
  void ofManyStartsAtOnceOneRuns() throws SQLException {
    // Else whoever waits may lose patience before the winner has a table to write its name into
    Databases databases = Databases.server(COLLATION).migrated();
    Jar jar = Jar.over(folder, databases);
    try (Twins twins = new Twins(databases, Databases.server(COLLATION))) {
      twins.write(source.rows());
      List<RunningJar> starts;
      List<RunningJar> losers;
      try (Connection connection = databases.source();
          Statement statement = connection.createStatement()) {
        // Holds whoever runs, until all the others have been turned away
        statement.execute("LOCK TABLES ho_so WRITE");
        starts = Stream.generate(() -> start(jar)).limit(STARTS).toList();
        losers = starts.stream().filter(start -> endsBeforeOthers(start, starts)).toList();
        statement.execute("UNLOCK TABLES");
      }
      Map<Boolean, List<RunningJar>> byEnd =
          starts.stream().collect(partitioningBy(losers::contains));
      RunningJar winner = byEnd.get(false).get(0);

      assertThat(losers).hasSize(STARTS - 1);
      assertThat(winner.end().code()).isZero();
      for (RunningJar loser : losers) {
        assertThat(loser.end().code()).as(loser.end().err()).isEqualTo(3);
        assertThat(loser.end().err())
            .contains(
                "nightly by " + System.getProperty("user.name"), "pid " + winner.pid() + ", since");
      }
      for (String table : List.of("BATCH_JOB_INSTANCE", "BATCH_JOB_EXECUTION", "etl_run")) {
        assertThat(count(twins, table)).as(table).isOne();
      }
      assertThat(count(twins, "etl_lock")).isZero();
      assertThat(twins.undisturbed(night)).isZero();
      twins.compare(List.of("many starts"));
    }
  }

  @Test
  void anH2FileTurnsASecondProcessAway() throws IOException, SQLException {
    Databases databases = Databases.h2Files(folder);
    write(databases);
    Jar jar = Jar.over(folder, databases);
    RunningJar running = startSlowly(jar, databases);

    Ended second = jar.run(night.toArray(String[]::new));
    running.kill();
    running.end();

    assertThat(second.code()).as(second.err()).isEqualTo(3);
    assertThat(second.err()).contains("pid " + running.pid());
    assertThat(jar.run("rerun").code()).isZero();
  }

  @Test
  void recoverIsTurnedAwayByALivingRunAndWorksAtOnceAfterItsDeath()
      throws IOException, SQLException {
    Databases databases = Databases.server(COLLATION).migrated();
    write(databases);
    Jar jar = Jar.over(folder, databases);
    RunningJar running = startSlowly(jar, databases);

    Ended tooEarly = jar.run("recover");
    running.kill();
    String afterDeath = jar.run("status").out();
    Ended inTime = jar.run("recover");

    assertThat(afterDeath.lines().findFirst().orElseThrow())
        .contains("Nothing is loaded yet", "its process never ended", "; type ");
    assertThat(starts(databases))
        .containsExactly(
            "%s, exit null, execution 1".formatted(String.join(" ", night)),
            "recover, exit 3, execution null",
            "recover, exit 0, execution null");
    assertThat(tooEarly.code()).isEqualTo(3);
    assertThat(tooEarly.err()).contains("nightly", "pid " + running.pid());
    assertThat(inTime.code()).as(inTime.err()).isZero();
    assertThat(jar.run("rerun").code()).isZero();
  }

  @Test
  void aRunThatLosesItsLockFailsAndCanBeRerun() throws IOException, SQLException {
    Databases databases = Databases.server(COLLATION).migrated();
    Jar jar = Jar.over(folder, databases);
    try (Twins twins = new Twins(databases, Databases.server(COLLATION))) {
      twins.write(source.rows());
      RunningJar running = startSlowly(jar, databases);
      twins.onDisturbed(
          warehouse -> {
            Long holder =
                warehouse.queryForObject(
                    "SELECT IS_USED_LOCK(CONCAT('dossier-etl:', DATABASE()))", Long.class);
            return warehouse.update("KILL CONNECTION " + holder);
          });

      Ended ended = running.end();

      assertThat(ended.code()).as(ended.err()).isOne();
      assertThat(ended.err()).contains("lost its lock", "type rerun");
      assertThat(jar.run("rerun").code()).isZero();
      assertThat(twins.undisturbed(night)).isZero();
      twins.compare(List.of("lock lost", "rerun"));
    }
  }

  private RunningJar start(Jar jar) {
    return jar.startInSmallSteps(night.toArray(String[]::new));
  }

  private RunningJar startSlowly(Jar jar, Databases databases) throws IOException, SQLException {
    String slow = SlowSource.setting(folder, databases, 300);
    RunningJar running = jar.startInSmallSteps(night.get(0), night.get(1), night.get(2), slow);
    assertThat(running.says(CLASSIFYING)).isTrue();
    return running;
  }

  // The last one alive is the one that is held
  private static boolean endsBeforeOthers(RunningJar start, List<RunningJar> all) {
    while (start.isAlive() && all.stream().filter(RunningJar::isAlive).count() > 1) {
      LifeOfANight.sleep(50);
    }
    return !start.isAlive();
  }

  private void write(Databases databases) throws SQLException {
    try (Connection connection = databases.source()) {
      source.rows().writeTo(connection);
    }
  }

  private static List<String> starts(Databases databases) {
    return new JdbcTemplate(new SingleConnectionDataSource(databases.warehouse(), true))
        .query(
            "SELECT command, exit_code, job_execution_id FROM etl_start ORDER BY start_id",
            (rs, row) ->
                "%s, exit %s, execution %s"
                    .formatted(rs.getString(1), rs.getString(2), rs.getString(3)));
  }

  private static long count(Twins twins, String table) {
    Long count =
        twins.onDisturbed(
            warehouse -> warehouse.queryForObject("SELECT COUNT(*) FROM " + table, Long.class));
    return count == null ? -1 : count;
  }
}
