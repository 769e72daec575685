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
 * Rows that a run sees in a state of a moment, of old dossiers and of codes that several dossiers
 * share. The nights behind it are quiet, and then everything is as the source has it.
 */
class SeenForAMomentTest {

  private static final String CLOSE_OLD =
      "UPDATE ho_so SET trang_thai_ho_so_id = '9', ngay_ket_thuc_xu_ly = '2023-10-30' WHERE id = 'd-old'";
  private static final String CHANGE_OLD =
      "UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-old'";

  private static final String THE_CATALOGUE_CHANGES =
      "UPDATE don_vi SET loai_bien_lai_thanh_toan = null";

  private final DisturbedNights nights = new DisturbedNights();

  @AfterEach
  void close() throws SQLException {
    nights.close();
  }

  /** Two dossiers share a code; a component is away while the first is read. */
  @Test
  void aComponentIsAwayWhileTheFirstOfTwoDossiersIsRead() throws SQLException {
    nights.twoOfOneCode();
    nights.component("k-1", "d-a", "a.pdf");
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.at(
        "table thanh_phan_ho_so 2", "UPDATE thanh_phan_ho_so SET ho_so = 'elsewhere'",
        "table thanh_phan_ho_so 3", "UPDATE thanh_phan_ho_so SET ho_so = 'd-a'");
    nights.settle();
    assertThat(nights.digitised()).containsExactly(1, 1);
  }

  /** A component comes between the two, in a night that reads everything, and stays. */
  @Test
  void aComponentComesBetweenTwoDossiersThatShareACode() throws SQLException {
    nights.twoOfOneCode();
    nights.begin();
    nights.at(
        "table thanh_phan_ho_so 2",
        "INSERT INTO thanh_phan_ho_so (id, ho_so, dinh_kem) VALUES ('k-1', 'd-a', 'a.pdf')");
    assertThat(nights.night(0)).isZero();
    nights.quiet(1, 2);
    assertThat(nights.digitised()).containsExactly(1, 1);
  }

  /** The same of a request. */
  @Test
  void aRequestComesBetweenTwoDossiersThatShareACode() throws SQLException {
    nights.twoOfOneCode();
    nights.begin();
    nights.at(
        "table yeu_cau_thanh_toan 2",
        "INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai, hinh_thuc_thu)"
            + " VALUES ('p-1', 'd-a', 50000, 'Chưa thanh toán', 'Thu trước')");
    assertThat(nights.night(0)).isZero();
    nights.quiet(1, 2);
    assertThat(nights.column("SELECT amount_due FROM fact_dossier ORDER BY dossier_id", Long.class))
        .containsExactly(50_000L, 50_000L);
  }

  /** Of two components none has a file while the first is read, both while the second is. */
  @Test
  void twoComponentsThatAddUpOverTwoDossiers() throws SQLException {
    nights.twoOfOneCode();
    nights.component("k-1", "d-a", "a.pdf");
    nights.component("k-2", "d-a", null);
    nights.load();
    nights.change("UPDATE ho_so SET kenh_thuc_hien = '2' WHERE id = 'd-a'");
    nights.at(
        "table thanh_phan_ho_so 2",
        "UPDATE thanh_phan_ho_so SET dinh_kem = null",
        "table thanh_phan_ho_so 3",
        "UPDATE thanh_phan_ho_so SET dinh_kem = 'a.pdf'",
        "before load-collections 1",
        "UPDATE thanh_phan_ho_so SET dinh_kem = IF(id = 'k-1', 'a.pdf', null)");
    nights.settle();
    assertThat(nights.digitised()).containsExactly(1, 1);
  }

  /** An old dossier is closed for good in a night in which its bucket does not settle. */
  @Test
  void anOldDossierIsClosedWhileItsComponentChangesAndBack() throws SQLException {
    nights.dossier("d-old", "d-old", OLD);
    nights.component("k-1", "d-old", "a.pdf");
    nights.load();
    nights.change(CLOSE_OLD);
    itsBucketDoesNotSettle();
    nights.settle();
    assertThat(nights.state("d-old")).containsExactly("9 0");
  }

  /** An old dossier, closed now, is away while it is looked up, in a night that is continued. */
  @ParameterizedTest
  @ValueSource(strings = {"DO 0", THE_CATALOGUE_CHANGES})
  void anOldDossierIsAwayAndThenTheNightDies(String beside) throws SQLException {
    anOldDossierIsClosed(beside);
    nights.at(
        "before retire-dossiers 1", "DELETE FROM ho_so WHERE id = 'd-old'",
        "after retire-dossiers 1", "INSERT INTO ho_so SELECT * FROM aside",
        "before load-collections 1", null);
    assertThat(nights.night(1)).isEqualTo(1);
    assertThat(nights.state("d-old")).isEmpty();
    nights.release();
    itIsContinuedAndHasTheDossierAgain();
  }

  /** The same while the night is continued. */
  @ParameterizedTest
  @ValueSource(strings = {"DO 0", THE_CATALOGUE_CHANGES})
  void anOldDossierIsAwayWhileTheNightIsContinued(String beside) throws SQLException {
    anOldDossierIsClosed(beside);
    nights.at("before retire-dossiers 1", null);
    assertThat(nights.night(1)).isEqualTo(1);
    nights.during(
        "retire-dossiers",
        "DELETE FROM ho_so WHERE id = 'd-old'",
        "INSERT INTO ho_so SELECT * FROM aside");
    itIsContinuedAndHasTheDossierAgain();
  }

  private void anOldDossierIsClosed(String beside) throws SQLException {
    nights.dossier("d-a", "d-a", NEW);
    nights.dossier("d-old", "d-old", OLD);
    nights.load();
    nights.change(CLOSE_OLD);
    nights.change("CREATE TABLE aside AS SELECT * FROM ho_so WHERE id = 'd-old'");
    nights.change(beside);
  }

  private void itIsContinuedAndHasTheDossierAgain() {
    assertThat(nights.command(1, "rerun")).isZero();
    assertThat(nights.state("d-old")).isEmpty();
    nights.quiet(2, 3);
    assertThat(nights.state("d-old")).containsExactly("9 0");
    assertThat(nights.number("SELECT COUNT(*) FROM etl_pending_lookup")).isZero();
  }

  /** What a continued run found of an old dossier stands, as behind one that nobody disturbed. */
  @Test
  void anOldDossierThatAContinuedRunHoldsIsNotLookedUpAgain() throws SQLException {
    anOldDossierIsClosed("DO 0");
    nights.at("before load-collections 1", null);
    assertThat(nights.night(1)).isEqualTo(1);
    nights.release();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_pending_lookup")).isEqualTo(1);
    assertThat(nights.command(1, "rerun")).isZero();
    assertThat(nights.number("SELECT COUNT(*) FROM etl_pending_lookup")).isZero();
  }

  private void itsBucketDoesNotSettle() {
    nights.during(
        "retire-dossiers",
        "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = '1'",
        "UPDATE thanh_phan_ho_so SET trang_thai_so_hoa = null");
  }

  /** In quarantine and old, then of the window and excluded, behind a night that did not settle. */
  @Test
  void aDossierThatIsScannedIsNotLookedUpAsWell() throws SQLException {
    nights.dossier("d-old", "d-old", OLD).put("trang_thai_ho_so_id", "77");
    nights.component("k-1", "d-old", "a.pdf");
    nights.load();
    nights.change(CHANGE_OLD);
    itsBucketDoesNotSettle();
    assertThat(nights.night(1)).isZero();
    nights.change(
        "UPDATE ho_so SET ngay_tiep_nhan = '2023-10-02', trang_thai_ho_so_id = '1' WHERE id = 'd-old'");
    nights.quiet(2, 3, 4);
    assertThat(
            nights.column("SELECT excluded FROM etl_run ORDER BY job_execution_id", Integer.class))
        .containsExactly(0, 0, 1, 1, 1);
  }
}
