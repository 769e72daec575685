package vn.dossier.report.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Restatement;
import vn.dossier.report.figure.TargetProgress;

/** What the bulletin says beside its figures, in whatever form it is told. */
public final class Sentences {

  private final Wording wording;

  public Sentences(Wording wording) {
    this.wording = wording;
  }

  public String dataUntil(Bulletin bulletin) {
    return wording.text("data_until", wording.date(bulletin.dataUntil()));
  }

  /** The change on the baseline month, or why there is none. */
  public String comparison(Bulletin bulletin, Figure figure) {
    if (isBaseline(bulletin)) {
      return wording.text("is_baseline");
    }
    String baseline = wording.month(bulletin.baselineMonth());
    if (!isCompared(bulletin)) {
      return wording.text("before_baseline", baseline);
    }
    return change(bulletin, figure, "percentage_points")
        .map(change -> wording.text("compared", change, baseline))
        .orElseGet(() -> wording.text("nothing_to_compare", baseline));
  }

  /** Empty where there is nothing to compare, or nothing to compare with. */
  public Optional<String> change(Bulletin bulletin, Figure figure, String unit) {
    return isCompared(bulletin)
        ? figure.change().map(change -> wording.change(change, unit))
        : Optional.empty();
  }

  /** A month is compared with an earlier one, never with a later one. */
  public static boolean isCompared(Bulletin bulletin) {
    return bulletin.month().isAfter(bulletin.baselineMonth());
  }

  private static boolean isBaseline(Bulletin bulletin) {
    return bulletin.month().equals(bulletin.baselineMonth());
  }

  public String historicalResults(Bulletin bulletin) {
    return wording.text(
        "historical_results",
        wording.date(bulletin.dataUntil()),
        wording.count(bulletin.historicalResults()));
  }

  public String eReceipts(Bulletin bulletin) {
    List<String> agencies = bulletin.eReceiptAgencies();
    return agencies.isEmpty()
        ? wording.text("no_e_receipts")
        : wording.text("e_receipts", wording.count(agencies.size()), String.join(", ", agencies));
  }

  /** Reached, or how far from it; empty when there is no rate. */
  public String state(TargetProgress progress) {
    if (progress.reached()) {
      return wording.text("reached");
    }
    return progress
        .missingPoints(1)
        .map(points -> wording.text("missing", wording.number(points)))
        .orElse("");
  }

  /** What a reader must know to judge the figures. */
  public List<String> notes(Bulletin bulletin) {
    Freshness freshness = bulletin.freshness();
    DataQuality quality = bulletin.dataQuality();
    List<String> notes = new ArrayList<>();
    notes.add(
        wording.text(
            "note_freshness",
            wording.date(freshness.businessDate()),
            wording.time(freshness.publishedAt()),
            Long.toString(freshness.jobExecutionId())));
    if (freshness.provisional()) {
      notes.add(wording.text("note_provisional", wording.date(freshness.businessDate())));
    }
    if (bulletin.dataUntil().isBefore(bulletin.month().atEndOfMonth())) {
      notes.add(wording.text("note_incomplete", wording.month(bulletin.month())));
    }
    notes.add(wording.text("note_levels"));
    if (bulletin.basis() == Basis.AS_IS) {
      notes.add(wording.text("note_as_is"));
    }
    notes.add(wording.text("note_quarantined", wording.count(quality.quarantined())));
    notes.add(wording.text("note_unknown_channel", wording.count(quality.unknownChannel())));
    if (quality.agencyEnded() > 0) {
      notes.add(wording.text("note_agency_ended", wording.count(quality.agencyEnded())));
    }
    if (quality.moved() > 0) {
      notes.add(wording.text("note_moved", wording.count(quality.moved())));
    }
    notes.add(restatements(bulletin));
    return notes;
  }

  private String restatements(Bulletin bulletin) {
    String month = wording.month(bulletin.month());
    List<Restatement> restatements = bulletin.dataQuality().restatements();
    LocalDate since = recordedSince(bulletin.month());
    if (restatements.isEmpty() && bulletin.freshness().businessDate().isBefore(since)) {
      return wording.text("note_not_yet_restated", month, wording.date(since));
    }
    String scope = wording.text("note_restatement_scope");
    if (restatements.isEmpty()) {
      return wording.text("note_not_restated", month, wording.date(since), scope);
    }
    String measures =
        restatements.stream()
            .flatMap(restatement -> wording.restatement(restatement).stream())
            .collect(Collectors.joining(", "));
    long lastRun = restatements.stream().mapToLong(Restatement::lastRun).max().orElseThrow();
    return wording.text(
        "note_restated",
        month,
        wording.date(since),
        scope,
        Long.toString(lastRun),
        measures.isEmpty() ? "" : ": " + measures);
  }

  // etl_restatement holds the months before the one that precedes the business date's
  private static LocalDate recordedSince(YearMonth month) {
    return month.plusMonths(2).atDay(1);
  }
}
