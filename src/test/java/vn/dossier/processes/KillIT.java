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
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RandomKills;
import vn.dossier.testing.process.Twins;

/**
 * Nights killed by SIGKILL at random instants of every step lose and double nothing; chosen
 * instants are in {@link WriteKillIT}. A few run in the suite; the long test, 200 on each database:
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
