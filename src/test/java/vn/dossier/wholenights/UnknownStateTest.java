package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.Differences;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.SevenDossiers;

/** A run whose end the framework could not store: UNKNOWN, which it refuses to restart. */
class UnknownStateTest {

  private static final LocalDate MORNING = Nights.FIRST.plusDays(1);

  @Test
  void isContinuedAsOneThatFailed() throws SQLException {
    try (Nights nights = SevenDossiers.onH2();
        Nights undisturbed = SevenDossiers.onH2()) {
      SevenDossiers.failAtTheThirdChunk(nights);
      for (String table : new String[] {"BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION"}) {
        nights
            .warehouse()
            .update(
                "UPDATE %s SET STATUS = 'UNKNOWN', EXIT_CODE = 'UNKNOWN' WHERE STATUS = 'FAILED'"
                    .formatted(table));
      }

      assertThat(nights.runOnly(MORNING, "rerun").code()).isEqualTo(ExitCode.OK);
      undisturbed.night(Nights.FIRST);
      assertThat(Differences.between(undisturbed.canonical(), nights.canonical())).isEmpty();
    }
  }
}
