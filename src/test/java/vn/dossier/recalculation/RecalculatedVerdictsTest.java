package vn.dossier.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.recalculation.CanonicalTable.DIM_AGENCY;
import static vn.dossier.recalculation.CanonicalTable.DIM_PROCEDURE;
import static vn.dossier.recalculation.CanonicalTable.ETL_REJECT;
import static vn.dossier.recalculation.CanonicalTable.ETL_RUN_EXCLUSION;
import static vn.dossier.recalculation.CanonicalTable.FACT_COLLECTION_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_DIGITISED_RESULT_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_DOSSIER;
import static vn.dossier.recalculation.CanonicalTable.KPI_MONTHLY;
import static vn.dossier.recalculation.SourceTable.DON_VI;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The recalculation of one night, on sources whose expectation can be computed by eye. */
class RecalculatedVerdictsTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  private final TinyProvince province = new TinyProvince();

  @Test
  void everyDossierInScopeIsLoadedExcludedOrRejected() {
    province.dossier("loaded", "4", "2023-10-05 23:59:59");
    province
        .dossier("deleted", "4", "2023-10-05 00:00:00")
        .put("deleted_on", "2023-02-30 00:00:00");
    province.dossier("new", "1", null);
    province.dossier("refused", " 3 ", null);
    province.dossier("undated", "4", "0000-00-00 00:00:00");
    province.dossier("strange", "04", "2023-10-05 00:00:00");
    province.dossier("tomorrow", "4", "2023-11-01 00:00:00");
    province.dossier("far", "4", "2091-01-01 00:00:00");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.run(1))
        .containsEntry("selection", "FULL")
        .containsEntry("scope_from", CanonicalRows.NULL)
        .containsEntry("source_dossiers", "7")
        .containsEntry("loaded", "1")
        .containsEntry("excluded", "3")
        .containsEntry("rejected", "3");
    assertThat(province.rows(ETL_RUN_EXCLUSION).keySet())
        .containsExactly("1 | DELETED", "1 | NOT_YET_ACCEPTED", "1 | REFUSED");
    assertThat(province.column(ETL_REJECT, "reason_code"))
        .containsEntry("undated", "ACCEPTED_DATE_MISSING")
        .containsEntry("strange", "STATUS_UNKNOWN")
        .containsEntry("far", "ACCEPTED_DATE_IN_FUTURE")
        .hasSize(3);
  }

  @Test
  void theFirstReasonOfRejectionIsTaken() {
    Map<String, Object> impossible = province.dossier("impossible", "99", "2023-10-05 00:00:00");
    impossible.put("ngay_tra", "2023-02-30 00:00:00");
    Map<String, Object> before = province.dossier("before", "9", "2023-10-05 08:00:00");
    before.put("ngay_ket_thuc_xu_ly", "2023-10-04 23:59:59");
    before.put("don_vi_id", "G9");
    Map<String, Object> future = province.dossier("future", "10", "2023-10-05 08:00:00");
    future.put("ngay_tra", "2023-11-02 00:00:00");
    province.dossier("nobody", "4", "2023-10-05 00:00:00").put("don_vi_id", "g1");
    province.agency("G2", "Một");
    province.agency(" G2", "Hai");
    province.dossier("two", "4", "2023-10-05 00:00:00").put("don_vi_id", "G2\u00A0");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.column(ETL_REJECT, "reason_code"))
        .containsEntry("impossible", "VALUE_INVALID")
        .containsEntry("before", "FINISHED_BEFORE_ACCEPTED")
        .containsEntry("future", "FINISHED_DATE_IN_FUTURE")
        .containsEntry("nobody", "AGENCY_UNKNOWN")
        .containsEntry("two", "AGENCY_AMBIGUOUS")
        .hasSize(5);
    assertThat(province.rows(DIM_AGENCY)).hasSize(1);
  }

  @Test
  void flagsOfAFinishedOnlineDossierWithEveryChild() {
    Map<String, Object> dossier = province.dossier("d", "10", "2023-10-05 08:00:00");
    dossier.put("ma_ho_so", " H1 ");
    dossier.put("kenh_thuc_hien", "2");
    dossier.put("ngay_tra", "2023-10-09 10:00:00");
    dossier.put("ngay_hen_tra", "2023-10-09 00:00:00");
    dossier.put("dinh_kem_ket_qua", "##");
    dossier.put("ma_tthc", "1.010708");
    province.component("H1", "## ##a.pdf", "0");
    province.component("H1", "##", "TÁI  SỬ DỤNG");
    province.component("h1", "b.pdf", "3");
    province.payment("H1", 1000, "\u0110a\u0303 thanh toa\u0301n", "Thu trước", "truc-tuyen");
    province.payment("H1", 200, "Đã thanh toán", "Thu trước", "tien-mat");
    province.payment("H1", 30, "Đã thanh toán rồi", "Thu trước", "truc-tuyen");
    province.payment("H1", 4, "Hoàn phí", "Thu trước", "truc-tuyen");
    province.payment("H1", 5, "Đã thanh toán", "Đối tượng miễn phí", "truc-tuyen");
    province.payment(" H1", 6, "Đã thanh toán", "Thu trước", "truc-tuyen");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.rows(FACT_DOSSIER).get("d"))
        .containsEntry("dossier_code", "H1")
        .containsEntry("procedure_code", "1.010708.000.00.00.H56")
        .containsEntry("channel", "ONLINE")
        .containsEntry("online_766", "0")
        .containsEntry("component_digitised", "1")
        .containsEntry("reused", "1")
        .containsEntry("result_due", "1")
        .containsEntry("result_digitised", "0")
        .containsEntry("digitised_766", "0")
        .containsEntry("timeliness", "ON_TIME")
        .containsEntry("obligation", "1")
        .containsEntry("exempt", "0")
        .containsEntry("cashless", "1")
        .containsEntry("amount_due", "1230")
        .containsEntry("amount_online", "1000")
        .containsEntry("amount_transfer", "0")
        .containsEntry("amount_cash", "200");
  }

  @Test
  void pendingComesBeforeExempt() {
    province.dossier("pending", "4", "2023-10-05 00:00:00");
    province.payment("pending", 0, "Chưa thanh toán", "Thu sau", null);
    province.payment("pending", 0, "Đã thanh toán", "Đối tượng miễn phí", null);
    province.dossier("exempt", "4", "2023-10-05 00:00:00");
    province.payment("exempt", 0, "Đã thanh toán", "Đối tượng miễn phí", null);
    province.payment("exempt", null, "Hủy thanh toán", "Thu sau", null);

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.column(FACT_DOSSIER, "obligation_pending"))
        .containsEntry("pending", "1")
        .containsEntry("exempt", "0");
    assertThat(province.column(FACT_DOSSIER, "exempt"))
        .containsEntry("pending", "0")
        .containsEntry("exempt", "1");
  }

  @Test
  void moneyOfASharedCodeIsCollectedOnceUnderTheAskingAgency() {
    province.agency("G2", "Xã Một");
    province.dossier("a", "4", "2023-10-05 00:00:00").put("ma_ho_so", "H1");
    Map<String, Object> second = province.dossier("b", "4", "2023-10-05 00:00:00");
    second.put("ma_ho_so", "H1");
    second.put("don_vi_id", "G2");
    province.payment("H1", 100, "Đã thanh toán", "Thu trước", "chuyen-khoan").put("don_vi", "G2 ");
    province.payment("H1", 70, "Đã thanh toán", "Thu trước", "chuyen-khoan").put("don_vi", "G3");
    province.payment("NONE", 9, "Đã thanh toán", "Thu trước", "chuyen-khoan");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.column(FACT_DOSSIER, "amount_transfer"))
        .containsEntry("a", "170")
        .containsEntry("b", "170");
    assertThat(province.column(FACT_COLLECTION_DAILY, "amount"))
        .containsEntry("2023-10-20 | G1 | 1900-01-01 |  | TRANSFER", "70")
        .containsEntry("2023-10-20 | G2 | 1900-01-01 |  | TRANSFER", "100")
        .hasSize(2);
  }

  @Test
  void papersAreHistoricalWhenNoDossierHoldsTheirCode() {
    province.source().rows(DON_VI).get(0).put("ma_dinh_danh", "H56.1");
    province.dossier("d", "4", "2023-10-05 00:00:00").put("deleted_on", "2023-10-06 00:00:00");
    province.paper("d", "H56.1 ");
    province.paper("D", "H56.1");
    province.paper(" d", "H56.1");
    province.paper(" ", "H56.1");
    province.paper("d", "H56.1").put("trang_thai_so_hoa", "3");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.rows(FACT_DIGITISED_RESULT_DAILY).get("2023-10-07 | G1 | 1900-01-01"))
        .containsEntry("results", "4")
        .containsEntry("historical_results", "3");
  }

  @Test
  void ratesLeaveOutAgenciesThatAreNotInStatistics() {
    province.agency("G2", "Xã Một").put("co_thong_ke", 0);
    for (int i = 0; i < 3; i++) {
      province
          .dossier("d" + i, "4", "2023-10-05 00:00:00")
          .put("kenh_thuc_hien", i == 0 ? "1" : "2");
    }
    province.dossier("other", "4", "2023-10-05 00:00:00").put("don_vi_id", "G2");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.rows(KPI_MONTHLY).get("2023-10-01 | PROVINCE | online"))
        .containsEntry("numerator", "2")
        .containsEntry("denominator", "3")
        .containsEntry("rate", "0.666667");
    assertThat(province.rows(KPI_MONTHLY).get("2023-10-01 | ALL | cashless"))
        .containsEntry("denominator", "0")
        .containsEntry("rate", CanonicalRows.NULL);
    assertThat(province.rows(KPI_MONTHLY)).doesNotContainKey("2023-10-01 | COMMUNE | online");
  }

  @Test
  void ofSeveralRowsForAProcedureTheLiveTheUsedAndTheLastChangedIsTaken() {
    province
        .procedure("P", "deleted", 1, "2023-10-09 00:00:00")
        .put("deleted_on", "2023-10-10 00:00:00");
    province.procedure("P", "unused", 0, "2023-10-08 00:00:00");
    province.procedure("P", "older", 1, null).put("created_on", "2023-10-06 00:00:00");
    province.procedure(" P", "newer", 1, "2023-10-07 00:00:00");

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.column(DIM_PROCEDURE, "procedure_name"))
        .containsEntry("P", "newer")
        .hasSize(2);
  }
}
