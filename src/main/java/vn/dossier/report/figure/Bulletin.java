package vn.dossier.report.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A month's bulletin as values: nothing rounded, no wording.
 *
 * @param basis under which agencies, and levels, the figures stand
 * @param baselineMonth what changes are measured against
 * @param figures online, digitised, paid online and without cash, each for ALL, PROVINCE and
 *     BELOW_PROVINCE
 * @param historicalResults historical results digitised up to {@link #dataUntil()}, all time
 * @param eReceiptAgencies names of the agencies that issued electronic receipts up to {@link
 *     #dataUntil()}, all time: the number never falls
 * @param eReceiptAgenciesInMonth how many of them did so in the month
 * @param untold indicators and measures that the source cannot tell: not available, and not 0
 * @param progress to the targets in force at the month's end
 */
public record Bulletin(
    YearMonth month,
    Basis basis,
    YearMonth baselineMonth,
    List<Figure> figures,
    long historicalResults,
    List<String> eReceiptAgencies,
    long eReceiptAgenciesInMonth,
    Set<String> untold,
    List<TargetProgress> progress,
    DataQuality dataQuality,
    Freshness freshness) {

  public Bulletin {
    figures = List.copyOf(figures);
    eReceiptAgencies = List.copyOf(eReceiptAgencies);
    untold = Set.copyOf(untold);
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

  /** Whether the source tells of an indicator. */
  public boolean tells(Indicator indicator) {
    return tells(indicator.code());
  }

  /** Whether the source tells of an indicator or a measure. */
  public boolean tells(String figure) {
    return !untold.contains(figure);
  }

  /** The earlier months that this one is compared with, whether they have figures or not. */
  public Map<Comparison, YearMonth> comparisons() {
    return Comparison.of(month, baselineMonth);
  }

  /** Whether an earlier month has any figure to compare with. */
  public boolean hasFigures(YearMonth earlier) {
    return figures.stream()
        .anyMatch(figure -> figure.earlier().getOrDefault(earlier, Share.NONE).denominator() != 0);
  }

  /** The day by which levels are named: those of today's agencies are today's. */
  public LocalDate levelsOn() {
    LocalDate end = month.atEndOfMonth();
    LocalDate today = freshness.businessDate();
    return basis == Basis.AS_IS && today.isAfter(end) ? today : end;
  }

  /** The last day that the bulletin covers: the month's end, or the business date before it. */
  public LocalDate dataUntil() {
    return dataUntil(month, freshness.businessDate());
  }

  /** The same by the greatest business date published. */
  public static LocalDate dataUntil(YearMonth month, LocalDate businessDate) {
    LocalDate end = month.atEndOfMonth();
    return businessDate.isBefore(end) ? businessDate : end;
  }
}
