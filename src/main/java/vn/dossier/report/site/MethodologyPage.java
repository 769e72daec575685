package vn.dossier.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.site.ContentPage.Block;
import vn.dossier.report.site.ContentPage.Cell;
import vn.dossier.report.site.ContentPage.Grid;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** What the shares are, which dossiers they cover, and how figures change after they came out. */
final class MethodologyPage {

  private MethodologyPage() {}

  static ContentPage of(SiteFrame frame, Province province, Wording wording) {
    return new ContentPage(
        frame,
        wording.all(),
        province.centre().name(wording.language()),
        wording.text("site_page_methodology"),
        wording.text("site_methodology_lead"),
        List.of(),
        List.of(
            new Block(
                "shares",
                wording.text("site_shares"),
                List.of(wording.text("site_shares_1"), wording.text("site_shares_2")),
                List.of(),
                List.of(shares(wording))),
            block("coverage", wording, 3),
            levels(province, wording),
            block("counting", wording, 4),
            block("revisions", wording, 4)),
        province.texts().contact(wording.language()));
  }

  private static Grid shares(Wording wording) {
    return new Grid(
        wording.text("site_shares_caption"),
        ContentPage.texts(wording.text("column_indicator"), wording.text("site_means")),
        Stream.of(Indicator.values())
            .map(
                indicator ->
                    ContentPage.texts(wording.name(indicator), meaning(indicator, wording)))
            .toList());
  }

  // A workbook has room for less
  private static String meaning(Indicator indicator, Wording wording) {
    return wording
        .optional("site_meaning_" + indicator.code())
        .or(() -> wording.optional("sheet_meaning_" + indicator.code()))
        .orElse("");
  }

  private static Block levels(Province province, Wording wording) {
    List<List<Cell>> rows = new ArrayList<>();
    province
        .levels()
        .all(wording)
        .forEach(
            name ->
                rows.add(
                    ContentPage.texts(
                        name.name(),
                        name.valid().isEmpty() ? wording.text("site_always") : name.valid(),
                        name.holds())));
    return new Block(
        "levels",
        wording.text("site_levels"),
        List.of(wording.text("site_levels_1")),
        new Grid(
            wording.text("site_levels_caption"),
            ContentPage.texts(
                wording.text("page_level"), wording.text("site_valid"), wording.text("site_holds")),
            rows));
  }

  private static Block block(String id, Wording wording, int paragraphs) {
    List<String> texts = new ArrayList<>();
    for (int i = 1; i <= paragraphs; i++) {
      texts.add(wording.text("site_%s_%d".formatted(id, i)));
    }
    return new Block(id, wording.text("site_" + id), texts, List.of(), List.of());
  }
}
