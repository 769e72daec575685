package vn.dossier.recalculation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.recalculation.CanonicalTable.DIM_AGENCY;
import static vn.dossier.recalculation.CanonicalTable.ETL_REJECT;
import static vn.dossier.recalculation.CanonicalTable.ETL_REJECT_HISTORY;
import static vn.dossier.recalculation.CanonicalTable.ETL_RESTATEMENT;
import static vn.dossier.recalculation.CanonicalTable.FACT_BACKLOG_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_COLLECTION_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_DIGITISED_RESULT_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_DOSSIER;
import static vn.dossier.recalculation.CanonicalTable.FACT_DOSSIER_DAILY;
import static vn.dossier.recalculation.CanonicalTable.FACT_E_RECEIPT_MONTHLY;
import static vn.dossier.recalculation.SourceTable.DON_VI;
import static vn.dossier.recalculation.SourceTable.GIAY_TO_SO_HOA;
import static vn.dossier.recalculation.SourceTable.HO_SO;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The recalculation over several runs, on sources whose expectation can be computed by eye. */
class RecalculationTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 31);

  private final TinyProvince province = new TinyProvince();

  @Test
  void aChangedAgencyOpensAVersionAndFactsMoveOnlyWhenClassified() {
    province.dossier("early", "9", "2021-10-05 00:00:00");
    province.dossier("open", "4", "2023-11-01 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(1));
    province.source().rows(DON_VI).get(0).put("catalog", "quan-huyen");
    province.night(NIGHT.plusDays(1), NIGHT.plusDays(2));
    province.source().rows(DON_VI).get(0).put("group_name", "Tên khác");
    province.night(NIGHT.plusDays(1), NIGHT.plusDays(2));

    assertThat(province.rows(DIM_AGENCY)).hasSize(2);
    assertThat(province.rows(DIM_AGENCY).get("G1 | 1900-01-01"))
        .containsEntry("agency_name", "Sở Y tế")
        .containsEntry("level", "PROVINCE")
        .containsEntry("valid_to", "2023-11-01")
        .containsEntry("is_current", "0");
    assertThat(province.rows(DIM_AGENCY).get("G1 | 2023-11-01"))
        .containsEntry("agency_name", "Tên khác")
        .containsEntry("level", "DISTRICT")
        .containsEntry("valid_to", "9999-12-31");
    assertThat(province.column(FACT_DOSSIER, "agency_from"))
        .containsEntry("early", "1900-01-01")
        .containsEntry("open", "2023-11-01");
  }

  @Test
  void whatMovedOutOfScopeIsLookedUpAndWhatIsGoneIsRetired() {
    province.dossier("moved", "9", "2023-10-05 00:00:00");
    province.dossier("gone", "9", "2023-10-05 00:00:00");
    province.dossier("kept", "9", "2023-10-05 00:00:00");
    province.dossier("quarantined", "4", null);
    province.night(NIGHT, NIGHT.plusDays(1));
    province.source().rows(HO_SO).get(0).put("ngay_tiep_nhan", "2020-01-01 00:00:00");
    province.source().rows(HO_SO).remove(1);
    province.source().rows(HO_SO).remove(2);

    province.night(NIGHT.plusDays(1), NIGHT.plusDays(2));

    assertThat(province.run(2))
        .containsEntry("selection", "ROLLING")
        .containsEntry("scope_from", "2022-01-01")
        .containsEntry("source_dossiers", "2")
        .containsEntry("updated", "1")
        .containsEntry("unchanged", "1")
        .containsEntry("retired", "1");
    assertThat(province.column(FACT_DOSSIER, "accepted_date"))
        .containsEntry("moved", "2020-01-01")
        .doesNotContainKey("gone");
    assertThat(province.rows(ETL_REJECT)).isEmpty();
    assertThat(province.rows(ETL_REJECT_HISTORY).keySet())
        .containsExactly("quarantined | ACCEPTED_DATE_MISSING | GONE");
  }

  @Test
  void aClosedFactBeforeTheWindowStaysUntilAFullNight() {
    province.dossier("old", "9", "2020-05-05 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(1));
    province.source().rows(HO_SO).clear();

    province.night(NIGHT.plusDays(1), NIGHT.plusDays(2));
    assertThat(province.rows(FACT_DOSSIER)).hasSize(1);

    province.warehouse().nightly(province.source(), NIGHT.plusDays(2), NIGHT.plusDays(3), true);
    assertThat(province.rows(FACT_DOSSIER)).isEmpty();
    assertThat(province.run(3)).containsEntry("retired", "1").containsEntry("source_dossiers", "0");
  }

  @Test
  void aggregatesEndAtThePublishedDateWhereFactsMayBeAhead() {
    province.dossier("quarantined", "4", "2091-01-01 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(3));
    province.source().rows(HO_SO).get(0).put("ngay_tiep_nhan", "2023-11-03 00:00:00");

    province.night(NIGHT.plusDays(1), NIGHT.plusDays(3));
    assertThat(province.rows(FACT_DOSSIER)).containsKey("quarantined");
    assertThat(province.rows(FACT_DOSSIER_DAILY)).isEmpty();
    assertThat(province.rows(FACT_BACKLOG_DAILY)).isEmpty();

    province.night(NIGHT.plusDays(3), NIGHT.plusDays(4));
    assertThat(province.rows(FACT_DOSSIER_DAILY).keySet())
        .containsExactly("2023-11-03 | G1 | 1900-01-01 | ");
    assertThat(province.rows(FACT_BACKLOG_DAILY).keySet())
        .containsExactly("2023-11-03 | G1 | 1900-01-01");
  }

  @Test
  void theBacklogOfADateIsTakenOnce() {
    province.dossier("late", "4", "2023-10-05 00:00:00").put("ngay_hen_tra", "2023-10-30 00:00:00");
    province
        .dossier("paused", "8", "2023-10-05 00:00:00")
        .put("ngay_hen_tra", "2023-10-31 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(1));
    province.source().rows(HO_SO).clear();
    province.night(NIGHT, NIGHT.plusDays(2));

    assertThat(province.rows(FACT_BACKLOG_DAILY).get("2023-10-31 | G1 | 1900-01-01"))
        .containsEntry("open_dossiers", "2")
        .containsEntry("processing", "1")
        .containsEntry("supplement", "0")
        .containsEntry("paused", "1")
        .containsEntry("overdue", "1")
        .containsEntry("taken_on", "2023-11-01");
  }

  @Test
  void onlyMonthsBeforeTheLastAreRestated() {
    province.dossier("august", "4", "2023-08-05 00:00:00");
    province.dossier("september", "4", "2023-09-05 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(1));
    province.source().rows(HO_SO).forEach(dossier -> dossier.put("kenh_thuc_hien", "2"));

    province.night(NIGHT, NIGHT.plusDays(1));

    assertThat(province.rows(ETL_RESTATEMENT).keySet())
        .containsExactly(
            "2 | 2023-08-01 | G1 | 1900-01-01 | channel_missing",
            "2 | 2023-08-01 | G1 | 1900-01-01 | direct",
            "2 | 2023-08-01 | G1 | 1900-01-01 | online");
  }

  @Test
  void aBackfillReachesItsDaysAndTheirReceiptMonthsOnly() {
    province.dossier("d", "4", "2023-09-05 00:00:00");
    province.night(NIGHT, NIGHT.plusDays(1));
    for (String day : new String[] {"2023-09-09", "2023-09-10", "2023-09-30", "2023-10-01"}) {
      Map<String, Object> payment =
          province.payment("d", 10, "Đã thanh toán", "Thu trước", "truc-tuyen");
      payment.put("ngay_thu_phi", day + " 23:59:59");
      payment.put("so_bien_lai_phi", "1");
      payment.put("don_vi_thu", "G1");
      province.source().add(GIAY_TO_SO_HOA, "loai_so_hoa", "1", "created_on", day + " 00:00:00");
    }
    province.source().rows(DON_VI).get(0).put("loai_bien_lai_thanh_toan", "VNPT");

    province
        .warehouse()
        .backfill(
            province.source(),
            LocalDate.of(2023, 9, 10),
            LocalDate.of(2023, 9, 20),
            NIGHT.plusDays(1));

    assertThat(province.run(2))
        .containsEntry("selection", "RANGE")
        .containsEntry("source_dossiers", "0");
    assertThat(province.rows(FACT_COLLECTION_DAILY).keySet())
        .containsExactly("2023-09-10 | G1 | 1900-01-01 |  | ONLINE");
    assertThat(province.rows(FACT_DIGITISED_RESULT_DAILY).keySet())
        .containsExactly("2023-09-10 |  | " + CanonicalRows.NULL);
    assertThat(province.column(FACT_E_RECEIPT_MONTHLY, "receipts"))
        .containsExactly(Map.entry("2023-09-01 | G1 | 1900-01-01 | vnpt", "3"));
  }
}
