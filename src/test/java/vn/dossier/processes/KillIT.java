package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.nights.Databases;
import vn.dossier.recalculation.RandomSource;

/**
 * Nights killed by SIGKILL at random instants of every step lose and double nothing. A few kills
 * run in the suite; the long one, 200 on each database:
 *
 * <pre>
 * mvn -B verify -Dit.test=KillIT -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dkills=200
 * </pre>
 *
 * {@code -Dkills.seed=7} plays other sources and instants.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("kills", 8);
  private static final long SEED = Long.getLong("kills.seed", 1);

  @TempDir Path folder;

  @Test
  void onH2() throws SQLException {
    Path other = folder.resolve("undisturbed");
    RandomSource source = new RandomSource(SEED, false);
    LifeOfANight life = life(Databases.h2Files(other), source);
    play(Databases.h2Files(folder), Databases.h2(), source, life);
  }

  @Test
  void onAServer() throws SQLException {
    RandomSource source = new RandomSource(SEED, true);
    LifeOfANight life = life(server(), source);
    play(server(), server(), source, life);
  }

  private static Databases server() throws SQLException {
    return Databases.server("utf8mb4_general_ci");
  }

  private LifeOfANight life(Databases databases, RandomSource source) throws SQLException {
    try (Connection connection = databases.source()) {
      source.rows().writeTo(connection);
    }
    RunningJar night =
        KilledNights.start(
            Jar.over(folder, databases), "nightly", "--date", source.firstNight().toString());
    assertThat(night.end().code()).isZero();
    return LifeOfANight.of(night.log());
  }

  private void play(Databases killed, Databases undisturbed, RandomSource source, LifeOfANight life)
      throws SQLException {
    Map<String, Integer> hits =
        new KilledNights(Jar.over(folder, killed), killed, undisturbed, source, life, SEED)
            .play(KILLS);
    System.out.printf("Kills by what ran: %s; undisturbed: %s%n", hits, life);
  }
}
