package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.testing.process.BlowOnServer;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Zombie;

/**
 * A process that was frozen and does not know that another has taken over writes nothing when it
 * wakes: no fact, no cell, not even how its own run ended. The attack, by one command:
 *
 * <pre>
 * mvn -B verify -Dit.test=ZombieIT -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ZombieIT {

  @TempDir Path folder;

  /** The server ends its connection, which frees the rows, and the takeover waits for that. */
  @Test
  void frozenInATransactionThatHoldsRowLocks() throws SQLException {
    try (Zombie zombie = new Zombie(folder)) {
      zombie.losesItsLock();
      zombie.isOvertaken();
      endsInOneLine(zombie);
    }
  }

  /** Nothing is held, so nothing is waited for. */
  @Test
  void frozenBetweenTwoChunks() throws SQLException {
    try (Zombie zombie = new Zombie(folder)) {
      zombie.goesOnToBetweenTwoChunks();
      zombie.losesItsLock();
      zombie.isOvertaken();
      endsInOneLine(zombie);
    }
  }

  private static void endsInOneLine(Zombie zombie) throws SQLException {
    Ended ended = zombie.wakes();

    assertThat(ended.code()).as(ended.err()).isOne();
    assertThat(ended.err().lines().filter(line -> !line.matches(BlowOnServer.LOG_LINE)))
        .singleElement(STRING)
        .contains("taken over the warehouse", "see status");
    assertThat(zombie.statuses())
        .containsExactlyInAnyOrder("job FAILED", "step FAILED", "run FAILED");
    zombie.hasLeftNoTrace();
    zombie.theNextNightIsLikeAnUndisturbedOne();
  }
}
