package vn.dossier.testing.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.DataQuality;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.Share;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.words.Centre;
import vn.dossier.report.words.LevelNames;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.ProvinceTexts;

/** A bulletin made by hand: of October 2023, compared with May 2023, unless a test says else. */
public final class BulletinMaker {

  private static final List<Indicator> INDICATORS =
      List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS, Indicator.NON_CASH);
  private static final List<ReportedLevel> LEVELS =
      List.of(ReportedLevel.ALL, ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE);

  private record Key(YearMonth month, Indicator indicator, ReportedLevel level) {}

  private final Map<Key, Share> shares = new HashMap<>();
  private YearMonth month = YearMonth.of(2023, 10);
  private Basis basis = Basis.AS_WAS;
  private LocalDate businessDate;
  private boolean provisional;
  private long historicalResults;
  private List<String> eReceiptAgencies = List.of();
  private long eReceiptAgenciesInMonth;
  private Set<String> untold = Set.of();
  private List<TargetProgress> progress = List.of();
  private DataQuality quality = new DataQuality(0, 0, List.of());

  /** With the levels of the program and the directive of the sample. */
  public static Province province() {
    return new Province(
        new Centre("Trung tâm Phục vụ hành chính công tỉnh Mẫu", "Sample Centre"),
        ProvinceTexts.of(
            Map.of(
                "directive",
                Map.of("vi", "Chỉ thị số 10/CT-UBND", "en", "Directive No. 10/CT-UBND"))),
        levels());
  }

  public static LevelNames levels() {
    try {
      return LevelNames.read(Files.readString(Path.of("data", "reference", "levels.csv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public BulletinMaker of(int year, int monthOfYear) {
    month = YearMonth.of(year, monthOfYear);
    return this;
  }

  /** The figures as they stand under today's agencies. */
  public BulletinMaker asIs() {
    basis = Basis.AS_IS;
    return this;
  }

  /** Published up to this day, at 02:14 of the next; else up to the end of the month. */
  public BulletinMaker upTo(String day) {
    businessDate = LocalDate.parse(day);
    return this;
  }

  public BulletinMaker provisional() {
    provisional = true;
    return this;
  }

  /** An indicator of the province's level and below it; the province is their sum. */
  public BulletinMaker shares(
      String ofMonth, Indicator indicator, long above, long ofAbove, long below, long ofBelow) {
    YearMonth when = YearMonth.parse(ofMonth);
    shares.put(new Key(when, indicator, ReportedLevel.PROVINCE), new Share(above, ofAbove));
    shares.put(new Key(when, indicator, ReportedLevel.BELOW_PROVINCE), new Share(below, ofBelow));
    shares.put(
        new Key(when, indicator, ReportedLevel.ALL), new Share(above + below, ofAbove + ofBelow));
    return this;
  }

  /** The same share of every indicator at every level. */
  public BulletinMaker everywhere(String ofMonth, long numerator, long denominator) {
    for (Indicator indicator : INDICATORS) {
      for (ReportedLevel level : LEVELS) {
        shares.put(
            new Key(YearMonth.parse(ofMonth), indicator, level), new Share(numerator, denominator));
      }
    }
    return this;
  }

  public BulletinMaker historicalResults(long number) {
    historicalResults = number;
    return this;
  }

  public BulletinMaker eReceipts(long inMonth, String... agencies) {
    eReceiptAgencies = List.of(agencies);
    eReceiptAgenciesInMonth = inMonth;
    return this;
  }

  /** Indicators and measures that the source cannot tell. */
  public BulletinMaker untold(String... figures) {
    untold = Set.of(figures);
    return this;
  }

  public BulletinMaker progress(TargetProgress... to) {
    progress = List.of(to);
    return this;
  }

  public BulletinMaker quality(DataQuality dataQuality) {
    quality = dataQuality;
    return this;
  }

  public Bulletin make() {
    LocalDate until = businessDate == null ? month.atEndOfMonth() : businessDate;
    List<Figure> figures = new ArrayList<>();
    for (Indicator indicator : INDICATORS) {
      for (ReportedLevel level : LEVELS) {
        Map<YearMonth, Share> earlier = new HashMap<>();
        shares.forEach(
            (key, share) -> {
              if (key.indicator() == indicator && key.level() == level) {
                earlier.put(key.month(), share);
              }
            });
        Share current = earlier.remove(month);
        figures.add(new Figure(indicator, level, current == null ? Share.NONE : current, earlier));
      }
    }
    return new Bulletin(
        month,
        basis,
        YearMonth.of(2023, 5),
        figures,
        historicalResults,
        eReceiptAgencies,
        eReceiptAgenciesInMonth,
        untold,
        progress,
        quality,
        new Freshness(until, 12, until.plusDays(1).atTime(2, 14), provisional));
  }
}
