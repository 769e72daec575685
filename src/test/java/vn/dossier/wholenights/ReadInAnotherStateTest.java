package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.testing.night.DisturbedNights.NEW;
import static vn.dossier.testing.night.DisturbedNights.OLD;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.night.DisturbedNights;

/**
 * Rows that a night reads in another state than it planned by, and that are as before when it ends:
 * one case for each way in which a night comes by its rows. The first night loads, the second is
 * disturbed, the next ones are quiet, and then everything is as the source has it.
 */
class ReadInAnotherStateTest {

  private final DisturbedNights nights = new DisturbedNights();

  @AfterEach
  void close() throws SQLException {
    nights.close();
  }

  /** Two dossiers share a code, on two pages; one flip that lasts over the end of the night. */
  @Test
  void sharedCodeOneFlipThatLasts() throws SQLException {
    nights.twoOfOneCode();
    nights.component("k-1", "d-a", "a.pdf");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.at(
        "table thanh_phan_ho_so 3", "UPDATE thanh_phan_ho_so SET dinh_kem = null WHERE id = 'k-1'");
    assertThat(nights.night(1)).isZero();
    nights.change("UPDATE thanh_phan_ho_so SET dinh_kem = 'a.pdf' WHERE id = 'k-1'");
    nights.quiet(2, 3);
    assertThat(nights.digitised()).containsExactly(1, 1);
  }

  /** The same with a remembered remainder: the flip lasts for one page. */
  @Test
  void sharedCodeFlipForOnePage() throws SQLException {
    nights.twoOfOneCode();
    nights.component("k-1", "d-a", "a.pdf");
    nights.load();
    nights.change("UPDATE thanh_phan_ho_so SET dinh_kem = null WHERE id = 'k-1'");
    nights.at(
        "table thanh_phan_ho_so 3",
        "UPDATE thanh_phan_ho_so SET dinh_kem = 'a.pdf' WHERE id = 'k-1'",
        "before load-collections 1",
        "UPDATE thanh_phan_ho_so SET dinh_kem = null WHERE id = 'k-1'");
    nights.settle();
    assertThat(nights.digitised()).containsExactly(0, 0);
  }

  /** A request of an unread bucket is moved to one that is read, and back. */
  @Test
  void requestMovesToABucketThatIsReadAndBack() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b", NEW);
    nights.paid("p-1", "d-b");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.during(
        "load-collections",
        "UPDATE yeu_cau_thanh_toan SET ma_ho_so = 'd-a' WHERE id = 'p-1'",
        "UPDATE yeu_cau_thanh_toan SET ma_ho_so = 'd-b' WHERE id = 'p-1'");
    nights.settle();
    assertThat(nights.collected()).isEqualTo(50_000);
  }

  /** A paper of an unread bucket is moved to one that is read, and back. */
  @Test
  void paperMovesToABucketThatIsReadAndBack() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b", NEW);
    nights.paper("g-1", "d-b");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.during(
        "load-digitised-results",
        "UPDATE giay_to_so_hoa SET ma_ho_so = 'd-a' WHERE id = 'g-1'",
        "UPDATE giay_to_so_hoa SET ma_ho_so = 'd-b' WHERE id = 'g-1'");
    nights.settle();
    assertThat(nights.number("SELECT COALESCE(SUM(results), 0) FROM fact_digitised_result_daily"))
        .isEqualTo(1);
  }

  private long historical() {
    return nights.number(
        "SELECT COALESCE(SUM(historical_results), 0) FROM fact_digitised_result_daily");
  }

  /** A paper of an old dossier, whose code is another one while papers are read. */
  @Test
  void oldDossierOfAPaperHasAnotherCodeForAWhile() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-old", "d-old", OLD).put("trang_thai_ho_so_id", "9");
    nights.load();
    aPaperComesOf("d-old");
    nights.during(
        "load-digitised-results",
        "UPDATE ho_so SET ma_ho_so = 'zz' WHERE id = 'd-old'",
        "UPDATE ho_so SET ma_ho_so = 'd-old' WHERE id = 'd-old'");
    nights.settle();
    assertThat(historical()).isZero();
  }

  /** A paper of nobody, whose dossier is there for a moment; or with a blank around its code. */
  @ParameterizedTest
  @ValueSource(strings = {"d-x", " d-x"})
  void aDossierIsThereOnlyWhilePapersAreRead(String code) throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.load();
    aPaperComesOf("d-x");
    nights.during(
        "load-digitised-results",
        "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
            + " VALUES ('d-x', '%s', 'G1', '4', '2023-10-02 08:00:00')".formatted(code),
        "DELETE FROM ho_so WHERE id = 'd-x'");
    nights.settle();
    assertThat(historical()).isEqualTo(1);
  }

  private void aPaperComesOf(String code) {
    nights.change(
        "INSERT INTO giay_to_so_hoa (id, ma_ho_so, loai_so_hoa, don_vi_id, thoi_gian_so_hoa)"
            + " VALUES ('g-1', '%s', '1', 'H00.G1', '2023-10-20 09:00:00')".formatted(code));
  }

  /** A full night with a code that has a blank, and something changed. */
  @Test
  void fullNightWithPaddedCodeAndAChange() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b ", NEW);
    nights.component("k-1", "d-b", "a.pdf");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    assertThat(nights.night(1, "--full")).isZero();
    nights.quiet(2);
  }

  /** An old open dossier is finished while it is looked up. */
  @Test
  void oldOpenDossierIsFinishedForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-old", "d-old", OLD);
    nights.load();
    assertThat(nights.state("d-old")).containsExactly("4 1");
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
    nights.during(
        "retire-dossiers",
        "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-30' WHERE id = 'd-old'",
        "UPDATE ho_so SET trang_thai_ho_so_id = '4', ngay_ket_thuc_xu_ly = null WHERE id = 'd-old'");
    nights.settle();
    assertThat(nights.state("d-old")).containsExactly("4 1");
  }

  /** An old open dossier is deleted and inserted again while it is looked up. */
  @Test
  void oldOpenDossierIsGoneForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-old", "d-old", OLD);
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
    nights.change("CREATE TABLE aside AS SELECT * FROM ho_so WHERE id = 'd-old'");
    nights.during(
        "retire-dossiers",
        "DELETE FROM ho_so WHERE id = 'd-old'",
        "INSERT INTO ho_so SELECT * FROM aside");
    nights.settle();
    assertThat(nights.state("d-old")).containsExactly("4 1");
  }

  /** Every second night reads everything; what does the failed one do next? */
  @Test
  void seventhNightWithPaddedCodeAndAChange() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b ", NEW);
    nights.begin("dossier.nightly.full-scan-every", 2);
    int[] codes = new int[6];
    codes[0] = nights.night(0);
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    codes[1] = nights.night(1);
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '3' WHERE id = 'd-a'");
    codes[2] = nights.night(2);
    codes[3] = nights.night(2);
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '1' WHERE id = 'd-a'");
    codes[4] = nights.night(3);
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    codes[5] = nights.night(4);
    assertThat(codes).containsExactly(0, 0, 0, 0, 0, 0);
  }

  /**
   * Accepted on the as-of day of the night before, which remembers it as one that no night reads.
   */
  @Test
  void aDossierOfTheNextDayIsElsewhereWhileItsNightReads() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-next", "d-next", "2023-10-31 00:20:00");
    nights.load();
    nights.during(
        "classify-dossiers",
        "UPDATE ho_so SET ngay_tiep_nhan = '2023-11-01 00:20:00' WHERE id = 'd-next'",
        "UPDATE ho_so SET ngay_tiep_nhan = '2023-10-31 00:20:00' WHERE id = 'd-next'");
    nights.settle();
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier WHERE dossier_id = 'd-next'"))
        .isEqualTo(1);
  }

  /** How long the nights behind it fail. */
  @Test
  void aDossierOfTheNextDayIsDeletedForAMomentAndNoNightIsStuck() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-next", "d-next", "2023-10-31 00:20:00");
    nights.load();
    nights.during(
        "classify-dossiers",
        "DELETE FROM ho_so WHERE id = 'd-next'",
        "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id,"
            + " ngay_tiep_nhan) VALUES ('d-next', 'd-next', 'G1', '1', '4', '2023-10-31 00:20:00')");
    StringBuilder codes = new StringBuilder().append(nights.night(1));
    nights.release();
    codes.append(' ').append(nights.night(2));
    codes.append(' ').append(nights.night(2));
    codes.append(' ').append(nights.night(2, "--force"));
    for (int number = 3; number < 5; number++) {
      codes.append(' ').append(nights.night(number));
    }
    codes.append(" full ").append(nights.night(5, "--full", "--force"));
    codes.append(' ').append(nights.night(6));
    assertThat(codes.toString()).doesNotContain("4");
  }

  /** A component was there before its dossier, and is away while that is read. */
  @Test
  void aComponentThatWasOfNobodyIsAwayWhileItsDossierIsRead() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.component("k-1", "d-new", "a.pdf");
    nights.load();
    nights.change(
        "INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)"
            + " VALUES ('d-new', 'd-new', 'G1', '4', '2023-10-02 08:00:00')");
    nights.during(
        "classify-dossiers",
        "UPDATE thanh_phan_ho_so SET ho_so = 'elsewhere'",
        "UPDATE thanh_phan_ho_so SET ho_so = 'd-new'");
    nights.settle();
    assertThat(
            nights.number(
                "SELECT component_digitised FROM fact_dossier WHERE dossier_id = 'd-new'"))
        .isEqualTo(1);
  }

  /** What the failed night says. */
  @Test
  void fullNightWithAPaddedCode() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b ", NEW);
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    assertThat(nights.night(1, "--full")).isZero();
  }

  /** Held: a code is another one, of an unread bucket, while dossiers are read. */
  @Test
  void heldCodeOfAnUnreadBucketForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b", NEW);
    nights.paid("p-1", "d-a");
    nights.paid("p-2", "d-b");
    nights.component("k-1", "d-b", "a.pdf");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.during(
        "classify-dossiers",
        "UPDATE ho_so SET ma_ho_so = IF(id = 'd-a', 'd-b', 'd-a')",
        "UPDATE ho_so SET ma_ho_so = id");
    assertThat(nights.night(1)).isEqualTo(4);
    nights.quiet(1, 2);
    assertThat(
            nights.column(
                "SELECT CONCAT(dossier_id, dossier_code, component_digitised, amount_due) FROM fact_dossier ORDER BY 1",
                String.class))
        .containsExactly("d-ad-a050000", "d-bd-b150000");
    assertThat(nights.collected()).isEqualTo(100_000);
  }

  /** Held: a dossier in the window is away while dossiers are read. */
  @Test
  void heldDossierInTheWindowIsAwayForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.change("CREATE TABLE aside AS SELECT * FROM ho_so");
    nights.at(
        "before classify-dossiers 1", "DELETE FROM ho_so",
        "after retire-dossiers 1", "INSERT INTO ho_so SELECT * FROM aside");
    nights.settle();
    assertThat(nights.number("SELECT COUNT(*) FROM fact_dossier")).isEqualTo(1);
  }

  /** Held or not: a request is out of reach while the money is read. */
  @Test
  void heldRequestOfAnotherDayForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.paid("p-1", "d-a");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.during(
        "load-collections",
        "UPDATE yeu_cau_thanh_toan SET ngay_thu_phi = '2019-01-01'",
        "UPDATE yeu_cau_thanh_toan SET ngay_thu_phi = '2023-10-05 09:00:00'");
    assertThat(nights.night(1)).isZero();
    nights.quiet(2);
    assertThat(nights.collected()).isEqualTo(50_000);
  }

  /** A dossier, kept from the night before in quarantine, old, is deleted for a moment. */
  @Test
  void oldRejectedDossierIsDeletedForAMoment() throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-old", "d-old", OLD).put("trang_thai_ho_so_id", "77");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'");
    nights.during(
        "retire-dossiers",
        "UPDATE ho_so SET deleted_on = '2023-10-30' WHERE id = 'd-old'",
        "UPDATE ho_so SET deleted_on = null WHERE id = 'd-old'");
    nights.settle();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_reject")).isEqualTo(1);
  }

  /**
   * A code becomes one of a bucket that is read, while dossiers are read, and changes back or
   * stays: the source has counted the dossier elsewhere, and the gate says so. The same command
   * reads everything, and is content.
   */
  @ParameterizedTest
  @ValueSource(strings = {"UPDATE ho_so SET ma_ho_so = 'd-b' WHERE id = 'd-b'", "DO 0"})
  void moveOfACodeIntoABucketThatIsRead(String back) throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-b", "d-b", NEW);
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.during("classify-dossiers", "UPDATE ho_so SET ma_ho_so = 'd-a' WHERE id = 'd-b'", back);
    assertThat(nights.night(1)).isEqualTo(4);
    nights.quiet(1, 2, 3, 4);
  }
}
