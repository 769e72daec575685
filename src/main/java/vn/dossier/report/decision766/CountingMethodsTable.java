package vn.dossier.report.decision766;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import vn.dossier.report.decision766.CountingMethods.Difference;
import vn.dossier.report.decision766.CountingMethods.Figures;
import vn.dossier.report.decision766.CountingMethods.Way;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.table.TableWriter;
import vn.dossier.report.words.Wording;

/** The ways to count as rows for programs. */
record CountingMethodsTable(YearMonth month, Wording wording) {

  private static final List<String> COLUMNS =
      List.of(
          "month_start",
          "agency_code",
          "agency_name",
          "indicator",
          "way",
          "cause",
          "numerator",
          "denominator",
          "rate",
          "dossiers",
          "note");

  void write(CountingMethods ways, TableWriter table) throws IOException {
    table.header(COLUMNS);
    for (Figures f : ways.figures()) {
      for (Way way : f.ways()) {
        table.row(row(f, way));
      }
    }
    for (Difference d : ways.differences()) {
      table.row(row(d));
    }
  }

  private List<Object> row(Figures f, Way way) {
    return Arrays.asList(
        month.atDay(1),
        f.agencyCode(),
        f.agencyName(),
        f.indicator(),
        way.code(),
        null,
        way.numerator(),
        way.denominator(),
        way.rate(),
        null,
        way.ofDecision()
            ? wording.approximation(Indicator.ofCode(f.indicator())).orElse(null)
            : null);
  }

  private List<Object> row(Difference d) {
    return Arrays.asList(
        month.atDay(1),
        d.agencyCode(),
        d.agencyName(),
        d.indicator(),
        d.way(),
        d.cause(),
        d.numeratorChange(),
        d.denominatorChange(),
        d.rateChange(),
        d.dossiers(),
        null);
  }
}
