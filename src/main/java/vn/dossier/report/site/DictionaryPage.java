package vn.dossier.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.ReportedLevel;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.site.ContentPage.Block;
import vn.dossier.report.site.ContentPage.Cell;
import vn.dossier.report.site.ContentPage.Grid;
import vn.dossier.report.table.MonthFigures;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/**
 * What the columns and codes of the files mean. The warehouse's own dictionary is not for the
 * public.
 */
final class DictionaryPage {

  private DictionaryPage() {}

  static ContentPage of(SiteFrame frame, Province province, Wording wording) {
    return new ContentPage(
        frame,
        wording.all(),
        province.centre().name(wording.language()),
        wording.text("site_page_dictionary"),
        wording.text("site_dictionary_lead"),
        List.of(),
        List.of(
            columns("levels", MonthFigures.LEVEL_COLUMNS, wording),
            columns("agencies", MonthFigures.AGENCY_COLUMNS, wording),
            columns("corrections", Corrections.COLUMNS, wording),
            codes(wording)),
        province.texts().contact(wording.language()));
  }

  private static Block columns(String file, List<String> columns, Wording wording) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String column : columns) {
      String own = "site_column_%s_%s".formatted(file, column);
      rows.add(
          List.of(
              Cell.code(column),
              Cell.text(
                  wording.optional(own).orElseGet(() -> wording.text("site_column_" + column)))));
    }
    return new Block(
        "columns-" + file,
        wording.text("site_columns_" + file),
        List.of(wording.text("site_columns_%s_1".formatted(file))),
        new Grid(
            wording.text("site_columns_" + file),
            true,
            ContentPage.texts(
                wording.capital(wording.text("dictionary_column")), wording.text("site_means")),
            rows));
  }

  private static Block codes(Wording wording) {
    return new Block(
        "codes",
        wording.text("site_codes"),
        List.of(),
        grid(
            "indicator",
            Stream.of(Indicator.values())
                .map(i -> List.of(Cell.code(i.code()), Cell.text(wording.name(i))))
                .toList(),
            wording),
        grid(
            "level",
            Stream.concat(Stream.of(ReportedLevel.values()).map(Enum::name), Stream.of("UNKNOWN"))
                .map(
                    level ->
                        List.of(Cell.code(level), Cell.text(wording.text("site_level_" + level))))
                .toList(),
            wording),
        grid(
            "measure",
            Corrections.MEASURES.stream()
                .map(
                    m ->
                        List.of(
                            Cell.code(m), Cell.text(wording.capital(wording.text("measure_" + m)))))
                .toList(),
            wording));
  }

  private static Grid grid(String column, List<List<Cell>> rows, Wording wording) {
    return new Grid(
        wording.text("site_codes_of", column),
        ContentPage.texts(wording.text("site_code"), wording.text("site_means")),
        rows);
  }
}
