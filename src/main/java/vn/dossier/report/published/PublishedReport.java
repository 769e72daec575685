package vn.dossier.report.published;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.Share;
import vn.dossier.report.layout.Document;
import vn.dossier.report.layout.Document.Section;
import vn.dossier.report.published.PublishedMonth.Figure;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.table.TableWriter;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** The figures of a month as they were published on a day, and what has changed since. */
public final class PublishedReport {

  private static final List<String> COLUMNS =
      List.of(
          "month_start",
          "published",
          "level",
          "agency_code",
          "agency_name",
          "indicator",
          "numerator",
          "denominator",
          "rate",
          "numerator_before",
          "denominator_before",
          "rate_before",
          "job_execution_id",
          "published_at");

  private static final int RATE_SCALE = 6;

  private final JdbcClient warehouse;
  private final TableReport tables;
  private final Province province;

  public PublishedReport(JdbcClient warehouse, TableReport tables, Province province) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.province = province;
  }

  /**
   * For people: levels.
   *
   * @throws NotPublishedException when nobody knows what was published by the end of that day
   */
  public Document document(YearMonth month, LocalDate day, Language language) {
    Wording wording = new Wording(language);
    PublishedMonth published = read(month, day);
    return new Document(
        new Document.Heading(
            wording.text("lang"), province.centre().name(language), wording.text("section_notes")),
        wording.text("published_title", wording.month(month), wording.date(day)),
        wording.text(
            "published_summary",
            wording.time(published.publication().publishedAt()),
            wording.date(published.publication().businessDate())),
        List.of(wording.text("source", province.centre().name(language))),
        List.of(figures(published, wording), changes(published, wording)),
        List.of(wording.text("published_note")));
  }

  /**
   * For other programs: levels, then agencies; first what was published then (published ON_DAY),
   * then what has changed since (LATER).
   *
   * @param byteOrderMark whether a CSV file begins with the mark by which Excel knows UTF-8
   * @throws NotPublishedException like {@link #document}
   */
  public void table(
      YearMonth month, LocalDate day, TableFormat format, boolean byteOrderMark, OutputStream out)
      throws IOException {
    PublishedMonth published = read(month, day);
    try (TableWriter table = format.writer(out, byteOrderMark)) {
      table.header(COLUMNS);
      for (Figure figure : published.figures()) {
        table.row(row(month, "ON_DAY", figure));
      }
      for (Figure figure : published.changes()) {
        table.row(row(month, "LATER", figure));
      }
    }
  }

  private PublishedMonth read(YearMonth month, LocalDate day) {
    return tables.inSnapshot(() -> PublishedMonth.read(warehouse, month, day));
  }

  private static List<Object> row(YearMonth month, String published, Figure figure) {
    return Arrays.asList(
        month.atDay(1),
        published,
        figure.level(),
        figure.agencyCode(),
        figure.agencyName(),
        figure.indicator(),
        figure.numerator(),
        figure.denominator(),
        rate(figure.share()),
        figure.numeratorBefore(),
        figure.denominatorBefore(),
        rate(figure.before()),
        figure.jobExecutionId(),
        figure.publishedAt());
  }

  private static BigDecimal rate(Share share) {
    return share.denominator() == 0
        ? null
        : BigDecimal.valueOf(share.numerator())
            .divide(share.whole(), RATE_SCALE, RoundingMode.HALF_UP);
  }

  private static Section figures(PublishedMonth published, Wording wording) {
    return new Section(
        wording.text("published_figures"),
        2,
        columns(wording, List.of("page_share", "published_numerator", "published_denominator")),
        levels(published.figures())
            .map(
                figure ->
                    Stream.concat(
                            heads(figure, wording),
                            Stream.of(
                                percent(figure.share(), wording),
                                wording.count(figure.numerator()),
                                wording.count(figure.denominator())))
                        .toList())
            .toList());
  }

  private static Section changes(PublishedMonth published, Wording wording) {
    return new Section(
        wording.text("published_changes"),
        2,
        columns(
            wording,
            List.of(
                "published_was",
                "published_became",
                "column_rate_change",
                "published_when",
                "published_run")),
        levels(published.changes())
            .map(
                figure ->
                    Stream.concat(
                            heads(figure, wording),
                            Stream.of(
                                shown(figure.numeratorBefore(), figure.before(), wording),
                                shown(figure.numerator(), figure.share(), wording),
                                points(figure, wording),
                                wording.time(figure.publishedAt()),
                                Long.toString(figure.jobExecutionId())))
                        .toList())
            .toList());
  }

  private static List<String> columns(Wording wording, List<String> more) {
    List<String> columns = new ArrayList<>();
    columns.add(wording.text("column_indicator"));
    columns.add(wording.text("column_scope"));
    more.forEach(key -> columns.add(wording.text(key)));
    return columns;
  }

  private static Stream<Figure> levels(List<Figure> figures) {
    return figures.stream().filter(Figure::ofLevel);
  }

  private static Stream<String> heads(Figure figure, Wording wording) {
    return Stream.of(
        wording.name(Indicator.ofCode(figure.indicator())),
        wording.text("level_" + figure.level()));
  }

  private static String percent(Share share, Wording wording) {
    return share
        .percent(2)
        .map(percent -> wording.percent(percent, 2))
        .orElseGet(() -> wording.text("not_available"));
  }

  private static String shown(Long numerator, Share share, Wording wording) {
    return numerator == null
        ? wording.text("not_available")
        : "%s (%s/%s)"
            .formatted(
                percent(share, wording),
                wording.count(share.numerator()),
                wording.count(share.denominator()));
  }

  private static String points(Figure figure, Wording wording) {
    return figure
        .share()
        .since(figure.before())
        .map(change -> change.points(2))
        .map(points -> (points.signum() > 0 ? "+" : "") + wording.number(points, 2))
        .orElse("");
  }
}
