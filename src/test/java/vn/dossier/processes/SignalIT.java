package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RunningJar;
import vn.dossier.testing.process.SlowSource;
import vn.dossier.testing.process.Twins;

/** A signal stops the run at its next chunk, with exit code 5, and a rerun goes on from there. */
class SignalIT {

  private static final int FEW_SECONDS = 15_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void inTheMiddleOfClassifyDossiers(String signal) throws IOException, SQLException {
    assumeTrue(!signal.equals("INT") || !ignoresInterrupts(), "a background job of a shell");
    Databases databases = Databases.server("utf8mb4_general_ci").migrated();
    RandomSource source = new RandomSource(3, true);
    List<String> night = List.of("nightly", "--date", source.firstNight().toString());
    Jar jar = Jar.over(folder, databases);
    try (Twins twins = new Twins(databases, Databases.server("utf8mb4_general_ci"))) {
      twins.write(source.rows());
      String slow = SlowSource.setting(folder, databases, 100);
      RunningJar running = jar.startInSmallSteps(night.get(0), night.get(1), night.get(2), slow);
      assertThat(running.says("Executing step: [classify-dossiers:0]")).isTrue();
      LifeOfANight.sleep(1_500);
      long asked = running.millis();

      running.signal(signal);

      Ended ended = running.end();
      assertThat(ended.code()).as(ended.err()).isEqualTo(5);
      assertThat(running.millis() - asked).isLessThan(FEW_SECONDS);
      assertThat(ended.err()).contains("type rerun to continue");
      assertThat(statuses(twins)).containsExactly("STOPPED");

      assertThat(jar.startInSmallSteps("rerun").end().code()).isZero();
      assertThat(statuses(twins)).containsExactly("STOPPED", "COMPLETED");
      assertThat(twins.undisturbed(night)).isZero();
      twins.compare(List.of(signal, "rerun"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "TERM")
  void beforeAnythingHasBegun(String signal) throws SQLException {
    Jar jar = Jar.over(folder, Databases.h2Files(folder));
    RunningJar running = jar.start("nightly");
    // The virtual machine is up, the program is not
    LifeOfANight.sleep(700);

    running.signal(signal);

    assertThat(running.end().code()).isIn(5, 143);
  }

  private static List<String> statuses(Twins twins) {
    return twins.onDisturbed(
        warehouse ->
            warehouse.queryForList(
                "SELECT status FROM etl_run ORDER BY job_execution_id", String.class));
  }

  // Inherited by every process that such a job starts
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }
}
