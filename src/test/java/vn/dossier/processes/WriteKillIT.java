package vn.dossier.processes;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.process.FailedGates;
import vn.dossier.testing.process.WriteGate.Write;
import vn.dossier.testing.process.WriteKills;
import vn.dossier.testing.process.Writes;

/** Nights killed by SIGKILL between any two of their writes lose and double nothing. */
class WriteKillIT {

  private static final long SEED = Long.getLong("kills.seed", 1);

  @TempDir Path folder;

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
}
