package vn.dossier.report.decision766;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.decision766.CountingMethods.Difference;
import vn.dossier.report.decision766.CountingMethods.Figures;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Document;
import vn.dossier.report.layout.Document.Section;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.table.TableWriter;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** Three ways to count side by side: the local rule, Decision 766, the national portal. */
public final class CountingMethodsReport implements MonthlyReport {

  private static final List<String> BY_AGENCY = List.of("online", "digitised", "cashless");

  private final JdbcClient warehouse;
  private final TableReport tables;
  private final Province province;

  public CountingMethodsReport(JdbcClient warehouse, TableReport tables, Province province) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.province = province;
  }

  @Override
  public void table(
      YearMonth month,
      Language language,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException {
    CountingMethods ways = tables.inSnapshot(() -> CountingMethods.read(warehouse, month));
    try (TableWriter table = format.writer(out, byteOrderMark)) {
      new CountingMethodsTable(month, new Wording(language)).write(ways, table);
    }
  }

  @Override
  public Document document(Bulletin bulletin, Language language) {
    Wording wording = new Wording(language);
    YearMonth month = bulletin.month();
    CountingMethods ways = tables.inSnapshot(() -> CountingMethods.read(warehouse, month));
    List<String> notes = new ArrayList<>(List.of(wording.text("ways_note_766")));
    for (Indicator indicator : CountingMethods.INDICATORS) {
      wording
          .approximation(indicator)
          .ifPresent(note -> notes.add(wording.name(indicator) + ": " + note));
    }
    notes.add(wording.text("ways_note_portal"));
    return new Document(
        heading(wording),
        wording.text("ways_title", wording.month(month)),
        wording.text("ways_summary"),
        new Sentences(bulletin, province, wording).origin(),
        List.of(
            province(ways, wording),
            causes(ways, wording),
            agencies(ways, wording),
            causesByAgency(ways, wording)),
        notes);
  }

  private Document.Heading heading(Wording wording) {
    return new Document.Heading(
        wording.text("lang"),
        province.centre().name(wording.language()),
        wording.text("section_notes"));
  }

  private static Section province(CountingMethods ways, Wording wording) {
    return new Section(
        wording.text("level_ALL"),
        1,
        List.of(
            wording.text("column_indicator"),
            wording.text("way_LOCAL"),
            wording.text("way_DECISION_766"),
            wording.text("way_PORTAL")),
        ways.figures().stream()
            .filter(Figures::ofProvince)
            .map(f -> row(List.of(indicator(f.indicator(), wording)), f, wording))
            .toList());
  }

  private static Section agencies(CountingMethods ways, Wording wording) {
    List<List<String>> rows =
        ways.figures().stream()
            .filter(f -> !f.ofProvince() && shown(f))
            .map(
                f ->
                    row(
                        List.of(
                            agency(f.agencyName(), f.agencyCode(), wording),
                            indicator(f.indicator(), wording)),
                        f,
                        wording))
            .toList();
    return new Section(
        wording.text("ways_agencies"),
        2,
        List.of(
            wording.text("page_agency"),
            wording.text("column_indicator"),
            wording.text("way_LOCAL"),
            wording.text("way_DECISION_766"),
            wording.text("way_PORTAL")),
        rows,
        wording.counted("rows", rows.size()));
  }

  // Of agencies the headlines, and whatever the portal has a figure of
  private static boolean shown(Figures f) {
    return f.portalRate() != null
        || BY_AGENCY.contains(f.indicator())
            && f.localDenominator() + f.decision().denominator() > 0;
  }

  private static List<String> row(List<String> heads, Figures f, Wording wording) {
    String none = wording.text("not_available");
    return Stream.concat(
            heads.stream(),
            Stream.of(
                shown(f.localNumerator(), f.localDenominator(), f.localRate(), none, wording),
                shown(
                    f.decisionNumerator(),
                    f.decisionDenominator(),
                    f.decisionRate(),
                    none,
                    wording),
                shown(f.portalNumerator(), f.portalDenominator(), f.portalRate(), none, wording)))
        .toList();
  }

  private static String shown(
      Long numerator, Long denominator, BigDecimal rate, String none, Wording wording) {
    if (rate == null) {
      return none;
    }
    BigDecimal percent = rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    String shown = wording.percent(percent, 2);
    return numerator == null
        ? shown
        : "%s (%s/%s)".formatted(shown, wording.count(numerator), wording.count(denominator));
  }

  private static Section causes(CountingMethods ways, Wording wording) {
    return new Section(
        wording.text("ways_causes"),
        3,
        columns(wording, List.of()),
        ways.differences().stream()
            .filter(Difference::ofProvince)
            .map(d -> row(d, List.of(), wording))
            .toList());
  }

  private static Section causesByAgency(CountingMethods ways, Wording wording) {
    List<List<String>> rows =
        ways.differences().stream()
            .filter(d -> !d.ofProvince())
            .map(d -> row(d, List.of(agency(d.agencyName(), d.agencyCode(), wording)), wording))
            .toList();
    return new Section(
        wording.text("ways_causes_by_agency"),
        4,
        columns(wording, List.of(wording.text("page_agency"))),
        rows,
        wording.counted("rows", rows.size()));
  }

  private static List<String> columns(Wording wording, List<String> heads) {
    return Stream.concat(
            heads.stream(),
            Stream.of(
                wording.text("column_cause"),
                wording.text("column_indicator"),
                wording.text("column_way"),
                wording.text("page_dossiers"),
                wording.text("column_numerator_change"),
                wording.text("column_denominator_change"),
                wording.text("column_rate_change")))
        .toList();
  }

  private static List<String> row(Difference d, List<String> heads, Wording wording) {
    return Stream.concat(
            heads.stream(),
            Stream.of(
                wording.text("cause_" + d.cause()),
                indicator(d.indicator(), wording),
                wording.text("way_" + d.way()),
                d.dossiers() == null ? "" : wording.count(d.dossiers()),
                signed(d.numeratorChange(), wording),
                signed(d.denominatorChange(), wording),
                points(d.rateChange(), wording)))
        .toList();
  }

  private static String signed(Long change, Wording wording) {
    return change == null ? "" : (change > 0 ? "+" : "") + wording.count(change);
  }

  private static String points(BigDecimal rateChange, Wording wording) {
    if (rateChange == null) {
      return "";
    }
    BigDecimal points = rateChange.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    return (points.signum() > 0 ? "+" : "") + wording.number(points);
  }

  private static String indicator(String code, Wording wording) {
    return wording.name(Indicator.ofCode(code));
  }

  private static String agency(String name, String code, Wording wording) {
    return name != null ? name : code.isEmpty() ? wording.text("agency_level_UNKNOWN") : code;
  }
}
