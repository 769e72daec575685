package vn.dossier.report.words;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Comparison;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Restatement;

/** What a reader of a bulletin must know to judge its figures. */
final class Notes {

  private final Bulletin bulletin;
  private final Province province;
  private final Wording wording;
  private final Sentences sentences;
  private final List<String> notes = new ArrayList<>();

  Notes(Bulletin bulletin, Province province, Wording wording, Sentences sentences) {
    this.bulletin = bulletin;
    this.province = province;
    this.wording = wording;
    this.sentences = sentences;
  }

  List<String> all() {
    freshness();
    notes.add(wording.text("note_scope", wording.month(bulletin.month())));
    comparisons();
    levels();
    quality();
    untold();
    notes.add(restatements());
    return List.copyOf(notes);
  }

  /**
   * The same without what every publication changes, for a page that stays as long as its figures.
   */
  List<String> lasting() {
    coverage(YearMonth.from(bulletin.freshness().businessDate()).equals(bulletin.month()));
    notes.add(wording.text("note_scope", wording.month(bulletin.month())));
    comparisons();
    levels();
    qualityOfTheMonth();
    untold();
    notes.add(restatements());
    return List.copyOf(notes);
  }

  private void freshness() {
    Freshness freshness = bulletin.freshness();
    notes.add(
        wording.text(
            "note_freshness",
            wording.date(freshness.businessDate()),
            wording.time(freshness.publishedAt())));
    coverage(true);
  }

  private void coverage(boolean holdsTheLastDay) {
    Freshness freshness = bulletin.freshness();
    if (freshness.provisional() && holdsTheLastDay) {
      notes.add(wording.text("note_provisional", wording.date(freshness.businessDate())));
    }
    if (bulletin.dataUntil().isBefore(bulletin.month().atEndOfMonth())) {
      notes.add(wording.text("note_incomplete", wording.month(bulletin.month())));
    }
  }

  private void comparisons() {
    String month = wording.month(bulletin.month());
    String baseline = wording.month(bulletin.baselineMonth());
    if (bulletin.month().equals(bulletin.baselineMonth())) {
      notes.add(wording.text("note_is_baseline", month, sentences.beforeDirective()));
    } else if (bulletin.month().isBefore(bulletin.baselineMonth())) {
      notes.add(wording.text("note_before_baseline", month, baseline));
    }
    String missing =
        bulletin.comparisons().entrySet().stream()
            // The sentences say so of the baseline
            .filter(compared -> compared.getKey() != Comparison.BASELINE)
            .filter(compared -> !bulletin.hasFigures(compared.getValue()))
            .map(this::month)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      notes.add(wording.text("note_nothing_to_compare", missing));
    }
  }

  private String month(Map.Entry<Comparison, YearMonth> compared) {
    return wording.text("month_" + compared.getKey(), wording.month(compared.getValue()));
  }

  private void levels() {
    if (bulletin.basis() == Basis.AS_IS) {
      notes.add(wording.text("note_as_is"));
    }
    LocalDate day = bulletin.levelsOn();
    LevelNames.Name above = province.levels().on(ReportedLevel.PROVINCE, day);
    LevelNames.Name below = province.levels().on(ReportedLevel.BELOW_PROVINCE, day);
    String held =
        List.of(above, below).stream()
            .filter(name -> !name.holds(wording.language()).isEmpty())
            .map(this::holds)
            .collect(Collectors.joining("; "));
    if (!held.isEmpty()) {
      notes.add(wording.capital(held) + ".");
    }
    if (bulletin.basis() == Basis.AS_WAS) {
      levelsOfEarlierMonths(below);
      levelThatHasEnded(below);
    }
  }

  private String holds(LevelNames.Name name) {
    return wording.text("level_holds", name.in(wording.language()), name.holds(wording.language()));
  }

  private void levelsOfEarlierMonths(LevelNames.Name below) {
    YearMonth earliest =
        bulletin.comparisons().values().stream().min(YearMonth::compareTo).orElseThrow();
    LevelNames.Name before = province.levels().on(ReportedLevel.BELOW_PROVINCE, earliest.atDay(1));
    if (!before.equals(below)) {
      notes.add(
          wording.text(
              "note_level_change",
              wording.date(below.from()),
              below.in(wording.language()),
              holds(before)));
    }
  }

  private void levelThatHasEnded(LevelNames.Name below) {
    long dossiers = bulletin.dataQuality().atDistricts();
    LevelNames.Name district =
        province.levels().on(ReportedLevel.DISTRICT, bulletin.month().atDay(1));
    if (dossiers > 0 && district.to().isBefore(bulletin.month().atDay(1))) {
      LevelNames.Name was = province.levels().on(ReportedLevel.BELOW_PROVINCE, district.to());
      notes.add(
          wording.text(
              "note_level_ended",
              wording.count(dossiers),
              was.in(wording.language()),
              wording.date(district.to()),
              below.in(wording.language())));
    }
  }

  private void quality() {
    DataQuality quality = bulletin.dataQuality();
    notes.add(wording.text("note_quarantined", wording.count(quality.quarantined())));
    qualityOfTheMonth();
  }

  private void qualityOfTheMonth() {
    DataQuality quality = bulletin.dataQuality();
    notes.add(wording.text("note_unknown_channel", wording.count(quality.unknownChannel())));
    if (quality.agencyEnded() > 0) {
      notes.add(wording.text("note_agency_ended", wording.count(quality.agencyEnded())));
    }
    if (quality.moved() > 0) {
      notes.add(wording.text("note_moved", wording.count(quality.moved())));
    }
  }

  private void untold() {
    String figures =
        bulletin.untold().stream()
            .filter(figure -> !figure.equals("refunds"))
            .sorted()
            .map(wording::figure)
            .collect(Collectors.joining("; "));
    if (!figures.isEmpty()) {
      notes.add(wording.text("note_untold", figures));
    }
    if (!bulletin.tells("refunds")) {
      notes.add(wording.text("note_refunds_untold"));
    }
  }

  private String restatements() {
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
    Optional<LocalDateTime> last =
        restatements.stream()
            .map(Restatement::lastAt)
            .filter(Objects::nonNull)
            .max(LocalDateTime::compareTo);
    return wording.text(
        "note_restated",
        month,
        wording.date(since),
        scope,
        last.map(at -> wording.text("last_restated", wording.date(at.toLocalDate()))).orElse(""),
        measures.isEmpty() ? "" : ": " + measures);
  }

  // etl_restatement holds the months before the one that precedes the business date's
  private static LocalDate recordedSince(YearMonth month) {
    return month.plusMonths(2).atDay(1);
  }
}
