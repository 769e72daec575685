package vn.dossier.recalculation;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns what was recalculated into canonical rows. */
final class ExpectedRows {

  private final CanonicalRows rows = new CanonicalRows();
  private final AgencyHistory agencies;
  private final Set<LocalDate> datesOfKeys = new TreeSet<>();

  ExpectedRows(AgencyHistory agencies) {
    this.agencies = agencies;
  }

  CanonicalRows rows() {
    return rows;
  }

  void addDimensions(Collection<Catalogue.Procedure> procedures) {
    for (AgencyVersion version : agencies.all()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("agency_code", version.seen().code());
      row.put("identifier_code", version.seen().identifier());
      row.put("agency_name", version.seen().name());
      row.put("level", version.seen().level());
      row.put("parent_code", version.seen().parent());
      row.put("in_statistics", version.seen().inStatistics());
      row.put("active", version.seen().active());
      row.put("valid_from", version.validFrom());
      row.put("valid_to", version.validTo());
      row.put("is_current", version.current() ? 1 : 0);
      rows.add(CanonicalTable.DIM_AGENCY, row);
    }
    for (Catalogue.Procedure procedure : procedures) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("procedure_code", procedure.code());
      row.put("procedure_name", procedure.name());
      row.put("field_code", procedure.fieldCode());
      row.put("field_name", procedure.fieldName());
      row.put("service_level", procedure.serviceLevel());
      row.put("has_fee", procedure.hasFee());
      row.put("yields_result", procedure.yieldsResult());
      rows.add(CanonicalTable.DIM_PROCEDURE, row);
    }
  }

  void addFact(Fact fact) {
    Map<String, Object> row = new LinkedHashMap<>(fact.numbers());
    row.put("dossier_id", fact.id());
    row.put("dossier_code", fact.code());
    putAgency(row, fact.agency());
    row.put("procedure_code", fact.procedure());
    row.put("accepted_date", fact.accepted());
    row.put("finished_date", fact.finished());
    row.put("due_date", fact.due());
    row.put("status_code", fact.status());
    row.put("channel", fact.channel());
    row.put("service_level", fact.serviceLevel());
    row.put("timeliness", fact.timeliness());
    rows.add(CanonicalTable.FACT_DOSSIER, row);
  }

  void addReject(String id, Recalculation.Reject reject) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("dossier_id", id);
    row.put("dossier_code", reject.code());
    row.put("agency_code", reject.agency());
    row.put("reason_code", reject.reason());
    rows.add(CanonicalTable.ETL_REJECT, row);
  }

  void addResolution(Recalculation.Resolution resolution, long times) {
    rows.add(
        CanonicalTable.ETL_REJECT_HISTORY,
        Map.of(
            "dossier_id",
            resolution.dossier(),
            "reason_code",
            resolution.reason(),
            "resolution",
            resolution.how(),
            "times",
            times));
  }

  void addFactSums(Collection<Fact> facts, LocalDate lastPublished) {
    Cells daily = FactSums.daily(facts, lastPublished);
    Cells monthly = daily.groupedBy(Cell::inMonth);
    Cells completions = FactSums.completions(facts, lastPublished);
    add(CanonicalTable.FACT_DOSSIER_DAILY, "accepted_date", daily);
    add(CanonicalTable.FACT_DOSSIER_MONTHLY, "month_start", monthly);
    add(CanonicalTable.FACT_COMPLETION_DAILY, "finished_date", completions);
    new Indicators(agencies, monthly, completions.groupedBy(Cell::inMonth)).writeTo(rows);
  }

  void addSourceSums(Cells collections, Cells digitisedResults, Cells receipts) {
    add(CanonicalTable.FACT_COLLECTION_DAILY, "collected_date", collections);
    add(CanonicalTable.FACT_DIGITISED_RESULT_DAILY, "digitised_date", digitisedResults);
    add(CanonicalTable.FACT_E_RECEIPT_MONTHLY, "month_start", receipts);
  }

  void addBacklog(Cells backlog, Map<LocalDate, LocalDate> takenOn) {
    backlog.forEach(
        (cell, measures) -> {
          Map<String, Object> row = new LinkedHashMap<>(measures);
          row.put("snapshot_date", cell.date());
          putAgency(row, cell.agency());
          row.put("taken_on", takenOn.get(cell.date()));
          rows.add(CanonicalTable.FACT_BACKLOG_DAILY, row);
          datesOfKeys.add(cell.date());
        });
  }

  void addRestatement(Recalculation.Restatement restatement) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", restatement.run());
    row.put("month_start", restatement.month().date());
    putAgency(row, restatement.month().agency());
    row.put("measure", restatement.measure());
    row.put("before_value", restatement.before());
    row.put("after_value", restatement.after());
    rows.add(CanonicalTable.ETL_RESTATEMENT, row);
  }

  void addFreshness(LocalDate lastPublished) {
    if (lastPublished != null) {
      rows.add(CanonicalTable.ETL_FRESHNESS, Map.of("business_date", lastPublished));
    }
  }

  /** Adds the calendar rows that the keys added so far ask for. */
  CanonicalRows withCalendar() {
    for (LocalDate date : datesOfKeys) {
      rows.add(
          CanonicalTable.DIM_DATE,
          Map.of(
              "date_key",
              date,
              "year_number",
              date.getYear(),
              "quarter_number",
              date.get(IsoFields.QUARTER_OF_YEAR),
              "month_number",
              date.getMonthValue(),
              "month_start",
              date.withDayOfMonth(1),
              "day_of_week",
              date.getDayOfWeek().getValue()));
    }
    return rows;
  }

  private void add(CanonicalTable table, String dateColumn, Cells cells) {
    cells.forEach(
        (cell, measures) -> {
          Map<String, Object> row = new LinkedHashMap<>(measures);
          row.put(dateColumn, cell.date());
          putAgency(row, cell.agency());
          row.put("procedure_code", cell.procedure());
          row.put("method", cell.kind());
          row.put("provider", cell.kind());
          rows.add(table, row);
          datesOfKeys.add(cell.date());
        });
  }

  private static void putAgency(Map<String, Object> row, AgencyRef agency) {
    row.put("agency_code", agency.code());
    row.put("agency_from", agency.validFrom());
  }
}
