package vn.dossier.report.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.Figure;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.figure.TargetProgress;
import vn.dossier.report.layout.PlainText;
import vn.dossier.report.layout.Table;
import vn.dossier.report.words.Centre;
import vn.dossier.report.words.Sentences;
import vn.dossier.report.words.Wording;

/** The bulletin in the centre's own words: plain text. */
public final class TextBulletin {

  private final Centre centre;

  /**
   * @param centre who publishes it, for the heading
   */
  public TextBulletin(Centre centre) {
    this.centre = centre;
  }

  /** Lines end with a line feed, the last one too. */
  public String render(Bulletin bulletin, Language language) {
    return new Rendering(bulletin, new Wording(language)).text(centre.name(language));
  }

  /** One bulletin in one language. */
  private record Rendering(Bulletin bulletin, Wording wording, Sentences sentences) {

    Rendering(Bulletin bulletin, Wording wording) {
      this(bulletin, wording, new Sentences(wording));
    }

    String text(String centre) {
      List<String> lines = new ArrayList<>();
      lines.add(centre.toUpperCase(wording.language().locale()));
      lines.add(
          wording
              .text("title", wording.month(bulletin.month()))
              .toUpperCase(wording.language().locale()));
      lines.add(sentences.dataUntil(bulletin));
      section(lines, "section_online", headline(Indicator.ONLINE));
      section(lines, "section_digitised", headline(Indicator.DIGITISED));
      section(lines, "section_historical", List.of(sentences.historicalResults(bulletin)));
      section(lines, "section_cashless", headline(Indicator.CASHLESS));
      section(lines, "section_e_receipts", List.of(sentences.eReceipts(bulletin)));
      section(lines, "section_progress", progress());
      section(
          lines,
          "section_notes",
          sentences.notes(bulletin).stream().map(note -> "  - " + note).toList());
      return lines.stream().map(line -> PlainText.line(line) + "\n").collect(Collectors.joining());
    }

    private void section(List<String> lines, String title, List<String> body) {
      lines.add("");
      lines.add(wording.text(title));
      lines.addAll(body);
    }

    private List<String> headline(Indicator indicator) {
      Figure all = bulletin.figure(indicator, ReportedLevel.ALL);
      if (all.current().percent(0).isEmpty()) {
        return List.of(wording.text("headline_without_rate", wording.subject(indicator)));
      }
      Figure province = bulletin.figure(indicator, ReportedLevel.PROVINCE);
      Figure belowProvince = bulletin.figure(indicator, ReportedLevel.BELOW_PROVINCE);
      Table levels = new Table("  ");
      for (Figure figure : List.of(province, belowProvince, all)) {
        levels.add(
            wording.name(figure.level()),
            wording.percent(figure.current()),
            wording.shareOfDossiers(figure.current()),
            sentences.change(bulletin, figure, "points").orElse(""));
      }
      List<String> lines = new ArrayList<>();
      lines.add(
          wording.text(
              "headline",
              wording.percent(all.current()),
              wording.subject(indicator),
              wording.percent(province.current()),
              wording.percent(belowProvince.current()),
              sentences.comparison(bulletin, all)));
      lines.addAll(levels.lines());
      return lines;
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
            wording.name(progress.target().level()),
            wording.percent(progress.share()),
            wording.number(progress.target().percent()) + "%",
            sentences.state(progress));
      }
      return table.lines();
    }
  }
}
