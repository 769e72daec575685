package vn.dossier.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A month's bulletin as values: nothing rounded, no wording.
 *
 * @param basis under which agencies, and levels, the figures stand
 * @param baselineMonth what changes are measured against
 * @param figures online, digitised and cashless, each for ALL, PROVINCE and BELOW_PROVINCE
 * @param historicalResults historical results digitised up to {@link #dataUntil()}, all time
 * @param eReceiptAgencies names of the agencies that issued electronic receipts in the month
 * @param progress to the targets in force at the month's end
 */
public record Bulletin(
    YearMonth month,
    Basis basis,
    YearMonth baselineMonth,
    List<Figure> figures,
    long historicalResults,
    List<String> eReceiptAgencies,
    List<TargetProgress> progress,
    DataQuality dataQuality,
    Freshness freshness) {

  public Bulletin {
    figures = List.copyOf(figures);
    eReceiptAgencies = List.copyOf(eReceiptAgencies);
    progress = List.copyOf(progress);
  }

  /**
   * @throws IllegalArgumentException when the bulletin does not hold that figure
   */
  public Figure figure(Indicator indicator, ReportedLevel level) {
    return figures.stream()
        .filter(figure -> figure.indicator() == indicator && figure.level() == level)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(indicator + " " + level));
  }

  /** The last day that the bulletin covers: the month's end, or the business date before it. */
  public LocalDate dataUntil() {
    return dataUntil(month, freshness.businessDate());
  }

  static LocalDate dataUntil(YearMonth month, LocalDate businessDate) {
    LocalDate end = month.atEndOfMonth();
    return businessDate.isBefore(end) ? businessDate : end;
  }
}
