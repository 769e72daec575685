package vn.dossier.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.recalculation.ChangingSource;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.KillableServer;
import vn.dossier.testing.database.RandomOpenCps;
import vn.dossier.testing.process.BlowOnServer;
import vn.dossier.testing.process.Jar;
import vn.dossier.testing.process.LifeOfANight;
import vn.dossier.testing.process.RandomKills;
import vn.dossier.testing.process.Twins;

/**
 * Nights whose server dies under them, or cuts their connections, that of the lock too, lose and
 * double nothing, and end with exit code 1 and one line. A few in the suite; more by the command of
 * {@link KillIT}.
 */
class ServerKillIT {

  private static final int BLOWS = Integer.getInteger("kills", 2);
  private static final long SEED = Long.getLong("kills.seed", 1);

  /** {@code -Dkills.adapter=opencps} for the other adapter. */
  private static final boolean OPENCPS =
      System.getProperty("kills.adapter", "one-stop").equals("opencps");

  private static final int LONGEST_DOWN_MILLIS = 2_000;

  @TempDir Path folder;

  private static LifeOfANight life;

  private final ChangingSource source = source();

  /** Both are aimed by it: the same night on the same kind of server. */
  @BeforeAll
  static void measure(@TempDir Path folder) throws SQLException {
    life = LifeOfANight.measured(folder, fresh(), source());
  }

  @Test
  void theServerIsKilledAndStartedAgain() throws IOException, SQLException {
    Random random = new Random(SEED);
    Path data = Files.createDirectories(folder.resolve("server"));
    try (KillableServer server = new KillableServer(data)) {
      BlowOnServer blow =
          running -> {
            server.kill();
            LifeOfANight.sleep(random.nextLong(LONGEST_DOWN_MILLIS));
            server.start();
          };
      play(
          OPENCPS
              ? server.databases("opencps").with(RandomOpenCps.SETTINGS)
              : server.databases("one-stop"),
          blow);
    }
  }

  @Test
  void everyConnectionIsCut() throws SQLException {
    Databases databases = fresh();
    try (Connection other = databases.warehouse();
        Statement admin = other.createStatement()) {
      play(databases, running -> cutAll(admin, databases));
    }
  }

  private void play(Databases struck, BlowOnServer blow) throws SQLException {
    Databases undisturbed = fresh();
    try (Twins twins = new Twins(struck, undisturbed)) {
      Map<String, Integer> hits =
          new RandomKills(Jar.over(folder, struck), twins, source, life, blow, SEED).play(BLOWS);
      System.out.printf("Blows by what ran: %s; undisturbed: %s%n", hits, life);
    }
  }

  private static ChangingSource source() {
    return OPENCPS ? new RandomOpenCps(SEED, 200) : new RandomSource(SEED, true);
  }

  private static Databases fresh() throws SQLException {
    return OPENCPS
        ? Databases.of("opencps", true).with(RandomOpenCps.SETTINGS)
        : Databases.server("utf8mb4_general_ci");
  }

  private static void cutAll(Statement admin, Databases databases) throws SQLException {
    List<Long> ids = new ArrayList<>();
    String sql =
        "SELECT id FROM information_schema.processlist WHERE db IN ('%s', '%s') AND id <> CONNECTION_ID()"
            .formatted(name(databases.sourceUrl()), name(databases.warehouseUrl()));
    try (ResultSet found = admin.executeQuery(sql)) {
      while (found.next()) {
        ids.add(found.getLong(1));
      }
    }
    for (long id : ids) {
      try {
        admin.execute("KILL CONNECTION " + id);
      } catch (SQLException e) {
        // It has gone by itself
      }
    }
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
