package vn.dossier.report.decision766;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.decision766.CountingMethods.Figures;
import vn.dossier.report.decision766.Score.Line;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.Share;
import vn.dossier.report.layout.Document;
import vn.dossier.report.layout.Document.Section;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.table.TableWriter;
import vn.dossier.report.words.Wording;

/** The points of a month by Decision 766 (src/docs/rules.md), as far as these facts carry them. */
public final class ScoreReport implements MonthlyReport {

  private final JdbcClient warehouse;
  private final TableReport tables;
  private final ScoreRules rules;

  public ScoreReport(JdbcClient warehouse, TableReport tables, ScoreRules rules) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.rules = rules;
  }

  /** The points of a month, of the whole province. */
  public Score read(YearMonth month) {
    List<Figures> province =
        tables.inSnapshot(() -> CountingMethods.figures(warehouse, month)).stream()
            .filter(Figures::ofProvince)
            .toList();
    return new Score(
        rules.inForce(month.atEndOfMonth()).stream()
            .map(criterion -> new Line(criterion, share(criterion, province)))
            .toList());
  }

  private static Optional<Share> share(Criterion criterion, List<Figures> province) {
    return province.stream()
        .filter(f -> criterion.measure() == Indicator.ofCode(f.indicator()))
        .map(Figures::decision)
        .filter(share -> share.denominator() > 0)
        .findFirst();
  }

  @Override
  public void table(
      YearMonth month,
      Language language,
      TableFormat format,
      boolean byteOrderMark,
      OutputStream out)
      throws IOException {
    Wording wording = new Wording(language);
    try (TableWriter table = format.writer(out, byteOrderMark)) {
      table.header(
          List.of(
              "month_start",
              "criterion_group",
              "criterion",
              "max_points",
              "threshold",
              "numerator",
              "denominator",
              "points",
              "note"));
      for (Line line : read(month).lines()) {
        table.row(
            Arrays.asList(
                month.atDay(1),
                line.criterion().group(),
                line.criterion().code(),
                line.criterion().max(),
                line.criterion().threshold(),
                line.share().map(Share::numerator).orElse(null),
                line.share().map(Share::denominator).orElse(null),
                line.points().orElse(null),
                note(line, wording).orElse(null)));
      }
    }
  }

  @Override
  public Document document(YearMonth month, Language language) {
    Wording wording = new Wording(language);
    Score score = read(month);
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>(List.of(wording.text("score_note")));
    for (Line line : score.lines()) {
      rows.add(row(line, wording));
      note(line, wording)
          .ifPresent(note -> notes.add(name(line.criterion(), wording) + ": " + note));
    }
    return new Document(
        wording.text("lang"),
        wording.text("score_title", wording.month(month)),
        wording.text(
            "score_summary",
            points(score.points(), wording),
            points(score.available(), wording),
            points(score.max(), wording)),
        List.of(
            new Section(
                wording.text("score_criteria"),
                List.of(
                    wording.text("score_criterion"),
                    wording.text("score_points"),
                    wording.text("score_max"),
                    wording.text("score_threshold"),
                    wording.text("column_result")),
                rows)),
        notes);
  }

  private static Optional<String> note(Line line, Wording wording) {
    return line.share().flatMap(share -> wording.approximation(line.criterion().measure()));
  }

  private static String name(Criterion criterion, Wording wording) {
    return wording.optional("criterion_" + criterion.code()).orElse(criterion.code());
  }

  private static List<String> row(Line line, Wording wording) {
    Criterion criterion = line.criterion();
    return List.of(
        name(criterion, wording),
        line.points().map(p -> points(p, wording)).orElse(wording.text("not_available")),
        points(criterion.max(), wording),
        wording.percent(
            criterion.threshold().movePointRight(2).setScale(0, RoundingMode.HALF_UP), 0),
        line.share()
            .map(
                s ->
                    s.percent(2).map(p -> wording.percent(p, 2)).orElse("")
                        + " (%s/%s)"
                            .formatted(
                                wording.count(s.numerator()), wording.count(s.denominator())))
            .orElse(""));
  }

  private static String points(BigDecimal points, Wording wording) {
    return wording.number(points.stripTrailingZeros());
  }
}
