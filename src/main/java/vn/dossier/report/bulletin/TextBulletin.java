package vn.dossier.report.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.layout.PlainText;
import vn.dossier.report.layout.Table;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** The bulletin in the centre's own words: plain text. */
public final class TextBulletin {

  private final Province province;

  /**
   * @param province who publishes it
   */
  public TextBulletin(Province province) {
    this.province = province;
  }

  /** Lines end with a line feed, the last one too. */
  public String render(Bulletin bulletin, Language language) {
    Wording wording = new Wording(language);
    return new Rendering(bulletin, province, wording, new Sentences(bulletin, province, wording))
        .text();
  }

  /** One bulletin in one language. */
  private record Rendering(
      Bulletin bulletin, Province province, Wording wording, Sentences sentences) {

    String text() {
      Language language = wording.language();
      List<String> lines = new ArrayList<>();
      lines.add(province.centre().name(language).toUpperCase(language.locale()));
      lines.add(
          wording.text("issue", wording.month(bulletin.month())).toUpperCase(language.locale()));
      lines.add(sentences.title());
      lines.add(String.join(". ", sentences.origin()) + ".");
      province.texts().introduction(language).forEach(p -> lines.addAll(List.of("", p)));
      section(lines, "section_online", headline(Indicator.ONLINE));
      section(lines, "section_digitised", headline(Indicator.DIGITISED));
      section(lines, "section_historical", List.of(sentences.historicalResults()));
      section(lines, "section_cashless", payment());
      section(lines, "section_e_receipts", List.of(sentences.eReceipts()));
      section(lines, "section_progress", progress());
      section(lines, "section_outlook", province.texts().outlook(language));
      section(
          lines, "section_notes", sentences.notes().stream().map(note -> "  - " + note).toList());
      section(lines, "section_contact", province.texts().contact(language));
      List<String> signature = province.texts().signature(language);
      if (!signature.isEmpty()) {
        lines.add("");
        lines.addAll(signature);
      }
      return lines.stream().map(line -> PlainText.line(line) + "\n").collect(Collectors.joining());
    }

    private void section(List<String> lines, String title, List<String> body) {
      if (body.isEmpty()) {
        return;
      }
      lines.add("");
      lines.add(wording.text(title));
      lines.addAll(body);
    }

    private List<String> headline(Indicator indicator) {
      List<String> lines = new ArrayList<>(List.of(sentences.news(indicator)));
      lines.addAll(levels(indicator));
      return lines;
    }

    private List<String> payment() {
      List<String> lines = new ArrayList<>(sentences.payment());
      lines.addAll(levels(Indicator.CASHLESS));
      return lines;
    }

    private List<String> levels(Indicator indicator) {
      if (bulletin.figure(indicator, ReportedLevel.ALL).current().percent(0).isEmpty()) {
        return List.of();
      }
      Table table = new Table("  ");
      table.add(
          Stream.concat(
                  Stream.of(
                      wording.text("page_level"),
                      wording.text("page_share"),
                      wording.text("page_dossiers")),
                  sentences.compared().entrySet().stream()
                      .map(
                          month ->
                              wording.text(
                                  "since_" + month.getKey(), wording.month(month.getValue()))))
              .toArray());
      for (ReportedLevel level :
          List.of(ReportedLevel.PROVINCE, ReportedLevel.BELOW_PROVINCE, ReportedLevel.ALL)) {
        Figure figure = bulletin.figure(indicator, level);
        table.add(
            Stream.concat(
                    Stream.of(
                        sentences.label(level),
                        wording.percent(figure.current()),
                        wording.shareOfDossiers(figure.current())),
                    sentences.compared().values().stream()
                        .map(month -> sentences.change(figure, month).orElse("–")))
                .toArray());
      }
      return table.lines();
    }

    private List<String> progress() {
      if (bulletin.progress().isEmpty()) {
        return List.of(wording.text("no_targets"));
      }
      Table table = new Table("  ");
      table.add(
          wording.text("column_indicator"),
          wording.text("column_scope"),
          wording.text("column_result"),
          wording.text("column_target"),
          wording.text("column_progress"));
      for (TargetProgress progress : bulletin.progress()) {
        table.add(
            wording.name(progress.target().indicator()),
            sentences.label(progress.target().level()),
            progress
                .printedPercent()
                .map(rate -> wording.percent(rate, rate.scale()))
                .orElse(
                    wording.text(
                        bulletin.tells(progress.target().indicator())
                            ? "no_rate"
                            : "not_available")),
            wording.number(progress.target().percent()) + "%",
            sentences.state(progress));
      }
      return table.lines();
    }
  }
}
