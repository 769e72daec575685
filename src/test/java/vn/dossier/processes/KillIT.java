package vn.dossier.processes;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.recalculation.ChangingSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.RandomOpenCps;
import vn.dossier.testing.process.Blow;
import vn.dossier.testing.process.FailedGates;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RandomKills;
import vn.dossier.testing.process.Twins;
import vn.dossier.testing.process.WriteGate.Write;
import vn.dossier.testing.process.WriteKills;
import vn.dossier.testing.process.Writes;

/**
 * Nights killed by SIGKILL lose and double nothing: at random instants of every step, and at chosen
 * ones between two writes. A few random kills run in the suite; the long test, 200 on each
 * database:
 *
 * <pre>
 * mvn -B verify -Dit.test=KillIT,ServerKillIT -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dkills=200
 * </pre>
 *
 * {@code -Dkills.seed=7} plays other sources and instants.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("kills", 3);
  private static final long SEED = Long.getLong("kills.seed", 1);

  @TempDir Path folder;

  @Test
  void atRandomInstantsOnH2() throws SQLException {
    RandomSource source = new RandomSource(SEED, false);
    LifeOfANight life =
        LifeOfANight.measured(folder, Databases.h2Files(folder.resolve("measured")), source);
    atRandomInstants(Databases.h2Files(folder), Databases.h2(), source, life);
  }

  @Test
  void atRandomInstantsOnAServer() throws SQLException {
    RandomSource source = new RandomSource(SEED, true);
    atRandomInstants(server(), server(), source, LifeOfANight.measured(folder, server(), source));
  }

  @Test
  void atRandomInstantsOverOpenCps() throws SQLException {
    RandomOpenCps source = new RandomOpenCps(SEED, 200);
    atRandomInstants(
        openCps(), openCps(), source, LifeOfANight.measured(folder, openCps(), source));
  }

  private static Databases openCps() throws SQLException {
    return Databases.of("opencps", true).with(RandomOpenCps.SETTINGS);
  }

  @Test
  void betweenAnyTwoWritesOfANight() throws SQLException {
    try (WriteKills night = new WriteKills(folder, SEED)) {
      for (Write write : Writes.OF_A_NIGHT) {
        night.kill(write);
        night.recover();
      }
      night.endsLikeAnUndisturbedOne();
    }
  }

  @Test
  void betweenAnyTwoWritesOfARecovery() throws SQLException {
    try (WriteKills night = new WriteKills(folder, SEED)) {
      night.kill(Writes.LATER_CHUNK);
      for (Write write : Writes.OF_A_RECOVERY) {
        night.killRecovery(write);
      }
      night.recover();
      night.endsLikeAnUndisturbedOne();
    }
  }

  @Test
  void continuedByAHostWhoseClockShowsAnEarlierDay() throws SQLException {
    try (WriteKills night = new WriteKills(folder, SEED)) {
      night.moveTo("Pacific/Kiritimati");
      night.kill(Writes.LATER_CHUNK);
      night.moveTo("America/New_York");
      night.kill(Writes.LATER_COLLECTION);
      night.endsLikeAnUndisturbedOne();
    }
  }

  @Test
  void betweenAGateThatFailsAndTheNextNight() throws SQLException {
    try (FailedGates nights = new FailedGates(folder, SEED)) {
      for (Write write : Writes.OF_A_FAILED_GATE) {
        nights.nextNightIsKilledIn(write);
      }
      nights.theNextOneEndsLikeAnUndisturbedOne();
    }
  }

  private static Databases server() throws SQLException {
    return Databases.server("utf8mb4_general_ci");
  }

  private void atRandomInstants(
      Databases killed, Databases undisturbed, ChangingSource source, LifeOfANight life)
      throws SQLException {
    try (Twins twins = new Twins(killed, undisturbed)) {
      Map<String, Integer> hits =
          new RandomKills(Jar.over(folder, killed), twins, source, life, Blow.KILL, SEED)
              .play(KILLS);
      System.out.printf("Kills by what ran: %s; undisturbed: %s%n", hits, life);
    }
  }
}
