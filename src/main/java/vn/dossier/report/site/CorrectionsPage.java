package vn.dossier.report.site;

import java.time.YearMonth;
import java.util.List;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.layout.SiteFrame.Link;
import vn.dossier.report.site.ContentPage.Block;
import vn.dossier.report.site.ContentPage.Cell;
import vn.dossier.report.site.ContentPage.Grid;
import vn.dossier.report.site.Corrections.Correction;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** The newest corrections; the file has all of them. */
final class CorrectionsPage {

  private final SiteFrame frame;
  private final List<YearMonth> months;
  private final Wording wording;

  private CorrectionsPage(SiteFrame frame, List<YearMonth> months, Wording wording) {
    this.frame = frame;
    this.months = months;
    this.wording = wording;
  }

  /**
   * @param months that have pages
   */
  static ContentPage of(
      SiteFrame frame,
      Corrections corrections,
      List<YearMonth> months,
      Province province,
      Wording wording) {
    return new ContentPage(
        frame,
        wording.all(),
        province.centre().name(wording.language()),
        wording.text("site_page_corrections"),
        wording.text("site_corrections_lead"),
        List.of(),
        List.of(new CorrectionsPage(frame, months, wording).block(corrections)),
        province.texts().contact(wording.language()));
  }

  private Block block(Corrections corrections) {
    String heading = wording.text("site_corrections_list");
    Link file =
        new Link(wording.text("site_corrections_csv"), frame.root() + SitePaths.CORRECTIONS);
    if (corrections.newest().isEmpty()) {
      return new Block(
          "list", heading, List.of(wording.text("site_corrections_none")), List.of(), List.of());
    }
    return new Block(
        "list",
        heading,
        corrections.more()
            ? List.of(wording.text("site_corrections_shown", wording.count(Corrections.SHOWN)))
            : List.of(),
        List.of(file),
        List.of(
            new Grid(
                heading,
                true,
                List.of(
                    Cell.text(wording.text("site_published_on")),
                    Cell.text(wording.text("page_month")),
                    Cell.text(wording.text("page_figure")),
                    Cell.number(wording.text("site_change")),
                    Cell.number(wording.text("site_agencies"))),
                corrections.newest().stream().map(this::row).toList())));
  }

  private List<Cell> row(Correction correction) {
    YearMonth month = YearMonth.from(correction.monthStart());
    return List.of(
        Cell.text(
            correction.publishedOn() == null
                ? wording.text("site_not_known")
                : wording.date(correction.publishedOn())),
        Cell.link(
            wording.month(month),
            months.contains(month) ? frame.root() + SitePaths.month(wording.language(), month) : "",
            ""),
        Cell.text(wording.capital(wording.text("measure_" + correction.measure()))),
        Cell.number(change(correction.netChange())),
        Cell.number(wording.count(correction.agencies())));
  }

  private String change(long change) {
    return (change > 0 ? "+" : change < 0 ? "−" : "") + wording.count(Math.abs(change));
  }
}
