package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.recalculation.Differences;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Nights;

/** A server on which others hold locks, or that takes no large packets. */
class CrowdedWarehouseTest {

  private static final int DOSSIERS = 600;

  @Test
  void aChunkThatWaitsTooLongForALockFailsTheRunAndIsNotTriedAgainInItsTransaction()
      throws SQLException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    try (Nights nights = nights(databases, "sessionVariables=innodb_lock_wait_timeout=1");
        Nights undisturbed = nights(Databases.h2(), null)) {
      nights.night(Nights.FIRST);
      undisturbed.night(Nights.FIRST);
      for (Nights both : new Nights[] {nights, undisturbed}) {
        for (int i = 0; i < DOSSIERS; i += 2) {
          both.dossier("d-%04d".formatted(i)).put("kenh_thuc_hien", "1");
        }
      }

      Outcome failed;
      try (Connection other = databases.warehouse();
          Statement statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.executeUpdate(
            "UPDATE fact_dossier SET dossier_code = 'held' WHERE dossier_id = 'd-0400'");
        failed = nights.night(Nights.FIRST.plusDays(1));
        other.rollback();
      }

      assertThat(failed.code()).as(failed.message()).isEqualTo(ExitCode.FAILED);
      assertThat(failed.message()).contains("Lock wait timeout", "rerun");
      assertThat(nights.runOnly(Nights.FIRST.plusDays(2), "rerun").code()).isEqualTo(ExitCode.OK);
      undisturbed.night(Nights.FIRST.plusDays(1));
      assertThat(Differences.between(undisturbed.canonical(), nights.canonical()))
          .filteredOn(difference -> !difference.column().equals("as_of_date"))
          .isEmpty();
    }
  }

  @Test
  void aChunkLargerThanAPacketIsSentInSeveral() throws SQLException {
    try (Nights nights = nights(Databases.server("utf8mb4_general_ci"), "maxAllowedPacket=30000")) {
      assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
      assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(DOSSIERS);
    }
  }

  @Test
  void aBatchIsOneStatement() throws SQLException {
    try (Nights nights = nights(Databases.server("utf8mb4_general_ci"), "connectTimeout=10000")) {
      nights.night(Nights.FIRST.minusDays(1));
      for (int i = 0; i < DOSSIERS; i++) {
        nights.dossier("d-%04d".formatted(i)).put("kenh_thuc_hien", "1");
      }
      nights.save();
      long before = insertions(nights);
      nights.runOnly(Nights.FIRST.plusDays(1), "nightly", "--date", Nights.FIRST.toString());
      assertThat(insertions(nights) - before).isLessThan(DOSSIERS);
    }
  }

  // Of all sessions; others at the same time would make it more, never less
  private static long insertions(Nights nights) {
    return nights
        .warehouse()
        .query(
            "SHOW GLOBAL STATUS LIKE 'Com_insert'",
            rs -> {
              rs.next();
              return rs.getLong(2);
            });
  }

  private static Nights nights(Databases databases, String option) {
    Nights nights =
        option == null
            ? new Nights(databases)
            : new Nights(
                databases, "spring.datasource.url", databases.warehouseUrl() + "?" + option);
    for (int i = 0; i < DOSSIERS; i++) {
      nights.dossier("d-%04d".formatted(i), "4", "2023-10-%02d 08:00:00".formatted(1 + i % 28));
    }
    return nights;
  }
}
