package vn.dossier.testing.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.schema.Migrations;

/**
 * A source with dossiers d-1 to d-7, accepted on the first days of October 2023 and read two by two
 * in one partition, and how a night over it can fail.
 */
public final class SevenDossiers {

  private SevenDossiers() {}

  public static Nights onH2() throws SQLException {
    Nights nights =
        new Nights(
            Databases.h2(), "dossier.nightly.chunk-size", 2, "dossier.nightly.partitions", 1);
    for (int i = 1; i <= 7; i++) {
      nights.dossier("d-" + i, "4", "2023-10-0" + i + " 08:00:00");
    }
    return nights;
  }

  /** The first night fails at the chunk of d-5 and d-6, when the other two have been written. */
  public static Outcome failAtTheThirdChunk(Nights nights) {
    nights.product().get(Migrations.class).migrate();
    nights.warehouse().execute(RefusedFact.ON_H2);
    Outcome failed = nights.night(Nights.FIRST);
    nights.warehouse().execute("DROP TRIGGER refuse");
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
    return failed;
  }

  /** A night that is planned, and fails before it writes. */
  public static void failBeforeItWrites(Nights nights, LocalDate date) {
    nights.save();
    nights.breakTable("don_vi", "group_code");
    Outcome failed = nights.runOnly(date.plusDays(1), "nightly", "--date", date.toString());
    nights.repairTable("don_vi");
    assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
  }
}
