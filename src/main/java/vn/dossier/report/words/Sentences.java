package vn.dossier.report.words;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Comparison;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.TargetProgress;

/** The sentences of a bulletin, the same in whatever form it is told. */
public final class Sentences {

  private final Bulletin bulletin;
  private final Province province;
  private final Wording wording;

  public Sentences(Bulletin bulletin, Province province, Wording wording) {
    this.bulletin = bulletin;
    this.province = province;
    this.wording = wording;
  }

  /** The news of the month in one line. */
  public String title() {
    Share online = bulletin.figure(Indicator.ONLINE, ReportedLevel.ALL).current();
    String month = wording.month(bulletin.month());
    return online.percent(0).isEmpty()
        ? wording.text("issue", month)
        : wording.text("news_title", month, wording.percent(online));
  }

  /** Up to when the figures go, when they were published, and where they come from. */
  public List<String> origin() {
    return List.of(
        wording.text("data_until", wording.date(bulletin.dataUntil())),
        wording.text("published_at", wording.time(bulletin.freshness().publishedAt())),
        wording.text("source", province.centre().name(wording.language())));
  }

  /**
   * The same on a page that stays as it is while its figures do.
   *
   * @param changed when they changed last, in local time
   */
  public List<String> origin(LocalDateTime changed) {
    return List.of(
        wording.text("data_until", wording.date(bulletin.dataUntil())),
        wording.text("site_changed", wording.time(changed)),
        wording.text("source", province.centre().name(wording.language())));
  }

  /** A headline with its change on the baseline month and its levels. */
  public String news(Indicator indicator) {
    if (!bulletin.tells(indicator)) {
      return notAvailable(indicator.code());
    }
    Figure all = bulletin.figure(indicator, ReportedLevel.ALL);
    if (all.current().percent(0).isEmpty()) {
      return wording.text("no_news_" + indicator.code(), wording.month(bulletin.month()));
    }
    return wording.text(
        "news_" + indicator.code(),
        wording.date(bulletin.dataUntil()),
        wording.percent(all.current()),
        sinceBaseline(all),
        levelRate(indicator, ReportedLevel.PROVINCE),
        levelRate(indicator, ReportedLevel.BELOW_PROVINCE));
  }

  /** Instead of a figure that the source cannot tell. */
  private String notAvailable(String figure) {
    return wording.text("figure_not_available", wording.figure(figure));
  }

  private String levelRate(Indicator indicator, ReportedLevel level) {
    Share share = bulletin.figure(indicator, level).current();
    return share.percent(0).isEmpty()
        ? wording.text("level_no_rate", name(level))
        : wording.text("level_rate", name(level), wording.percent(share));
  }

  /** With what leads over to it; blank where there is no baseline to compare with. */
  private String sinceBaseline(Figure figure) {
    YearMonth baseline = bulletin.comparisons().get(Comparison.BASELINE);
    if (baseline == null) {
      return "";
    }
    return figure
        .changeSince(baseline)
        .map(
            change ->
                wording.text(
                    "news_compared",
                    wording.change(change, "percentage_points"),
                    wording.month(baseline),
                    beforeDirective()))
        .orElseGet(() -> wording.text("news_not_compared", wording.month(baseline)));
  }

  String beforeDirective() {
    return province
        .texts()
        .directive(wording.language())
        .map(directive -> wording.text("before_directive", directive))
        .orElse("");
  }

  /** Change on an earlier month in a few words; empty where either month has no rate. */
  public Optional<String> change(Figure figure, YearMonth earlier) {
    return figure.changeSince(earlier).map(change -> wording.change(change, "points"));
  }

  /** The earlier months that have figures. */
  public Map<Comparison, YearMonth> compared() {
    Map<Comparison, YearMonth> compared = bulletin.comparisons();
    compared.values().removeIf(month -> !bulletin.hasFigures(month));
    return compared;
  }

  public String historicalResults() {
    if (!bulletin.tells("historical_results")) {
      return notAvailable("historical_results");
    }
    String until = wording.date(bulletin.dataUntil());
    return bulletin.historicalResults() == 0
        ? wording.text("no_historical_results", until)
        : wording.text(
            "historical_results", until, wording.several("results", bulletin.historicalResults()));
  }

  /** All that ever issued electronic receipts, by name, and how many did so in the month. */
  public String eReceipts() {
    if (!bulletin.tells("receipts")) {
      return notAvailable("receipts");
    }
    String until = wording.date(bulletin.dataUntil());
    List<String> agencies = bulletin.eReceiptAgencies();
    if (agencies.isEmpty()) {
      return wording.text("no_e_receipts", until);
    }
    return wording.text(
            "e_receipts", until, wording.several("agencies", agencies.size()), list(agencies))
        + " "
        + eReceiptsInMonth();
  }

  // Many a department has a comma in its name
  private static String list(List<String> agencies) {
    return String.join(
        agencies.stream().anyMatch(name -> name.contains(",")) ? "; " : ", ", agencies);
  }

  /** How many of them issued any in the month. */
  public String eReceiptsInMonth() {
    long agencies = bulletin.eReceiptAgenciesInMonth();
    String month = wording.month(bulletin.month());
    return agencies == 0
        ? wording.text("no_e_receipts_in_month", month)
        : wording.text("e_receipts_in_month", month, wording.several("agencies", agencies));
  }

  /** All sentences, in the order of the bulletin. */
  public List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(news(Indicator.ONLINE));
    all.add(news(Indicator.DIGITISED));
    all.add(historicalResults());
    all.addAll(payment());
    all.add(eReceipts());
    return all;
  }

  /** Paid online, and without cash where anything was to be paid. */
  public List<String> payment() {
    Share obligation = bulletin.figure(Indicator.CASHLESS, ReportedLevel.ALL).current();
    boolean nothingToPay = bulletin.tells(Indicator.CASHLESS) && obligation.percent(0).isEmpty();
    return nothingToPay
        ? List.of(news(Indicator.CASHLESS))
        : List.of(news(Indicator.CASHLESS), news(Indicator.NON_CASH));
  }

  /** Reached, or how far from it; empty when there is no rate. */
  public String state(TargetProgress progress) {
    if (!bulletin.tells(progress.target().indicator())) {
      return wording.text("not_available");
    }
    if (progress.reached()) {
      return wording.text("reached");
    }
    return progress
        .missingPoints()
        .map(
            points ->
                wording.text(
                    "missing",
                    points.signum() == 0 ? wording.text("below_tenth") : wording.number(points, 1)))
        .orElse("");
  }

  /** A level's name within a sentence, that of the month. */
  public String name(ReportedLevel level) {
    return name(level, bulletin.levelsOn());
  }

  String name(ReportedLevel level, LocalDate day) {
    return level == ReportedLevel.ALL
        ? wording.text("level_ALL")
        : province.levels().on(level, day).in(wording.language());
  }

  /** A level's name where it stands alone. */
  public String label(ReportedLevel level) {
    return wording.capital(name(level));
  }

  /**
   * A level's name where the ranking of agencies stands near: there "cấp huyện" is districts alone,
   * and here it is the bulletin's, with the communes.
   */
  public String labelNearAgencies(ReportedLevel level) {
    boolean districts =
        province.levels().valid(ReportedLevel.DISTRICT, bulletin.levelsOn()).isPresent();
    return level == ReportedLevel.BELOW_PROVINCE && districts
        ? wording.text("level_with_communes", label(level))
        : label(level);
  }

  /** The same, and what it was before, in a series that begins earlier. */
  public String labelNearAgencies(ReportedLevel level, YearMonth from) {
    if (level == ReportedLevel.ALL) {
      return label(level);
    }
    LevelNames.Name now = province.levels().on(level, bulletin.levelsOn());
    LevelNames.Name before = province.levels().on(level, from.atDay(1));
    return now.equals(before)
        ? labelNearAgencies(level)
        : wording.text(
            "level_before",
            label(level),
            wording.month(YearMonth.from(now.from())),
            before.in(wording.language()));
  }

  /** What a reader must know to judge the figures. */
  public List<String> notes() {
    return new Notes(bulletin, province, wording, this).all();
  }

  /** The same without what every publication changes. */
  public List<String> lastingNotes() {
    return new Notes(bulletin, province, wording, this).lasting();
  }
}
