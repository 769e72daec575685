package vn.dossier.report.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.figure.Share;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.layout.SiteFrame.Link;
import vn.dossier.report.site.ContentPage.Block;
import vn.dossier.report.site.ContentPage.Cell;
import vn.dossier.report.site.ContentPage.Grid;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** The page that the site begins with: every month with its main figures, the newest first. */
final class IndexPage {

  static final List<Indicator> COLUMNS =
      List.of(Indicator.ONLINE, Indicator.DIGITISED, Indicator.CASHLESS);

  private IndexPage() {}

  static ContentPage of(
      SiteFrame frame,
      List<SiteMonth> months,
      Freshness freshness,
      Province province,
      Wording wording) {
    return new ContentPage(
        frame,
        wording.all(),
        province.centre().name(wording.language()),
        wording.text("site_title"),
        wording.text("site_lead"),
        List.of(
            wording.text("data_until", wording.date(freshness.businessDate())),
            wording.text("published_at", wording.time(freshness.publishedAt())),
            wording.text("source", province.centre().name(wording.language()))),
        List.of(months(months, frame, wording), about(frame, wording)),
        province.texts().contact(wording.language()));
  }

  private static Block months(List<SiteMonth> months, SiteFrame frame, Wording wording) {
    TreeMap<Integer, List<List<Cell>>> years = new TreeMap<>(Collections.reverseOrder());
    for (SiteMonth month : months) {
      years
          .computeIfAbsent(month.month().getYear(), year -> new ArrayList<>())
          .add(0, row(month, frame, wording));
    }
    return new Block(
        "months",
        wording.text("site_months"),
        List.of(wording.text("site_months_hint")),
        List.of(),
        years.entrySet().stream()
            .map(
                year ->
                    new Grid(
                        wording.text("site_year", year.getKey().toString()),
                        Stream.concat(
                                Stream.of(Cell.text(wording.text("page_month"))),
                                COLUMNS.stream()
                                    .map(
                                        indicator ->
                                            Cell.number(wording.text("page_" + indicator.code()))))
                            .toList(),
                        year.getValue()))
            .toList());
  }

  private static List<Cell> row(SiteMonth month, SiteFrame frame, Wording wording) {
    List<Cell> row = new ArrayList<>();
    row.add(
        Cell.link(
            wording.month(month.month()),
            frame.root() + SitePaths.month(wording.language(), month.month()),
            SiteFrames.banner(wording, month).isEmpty()
                ? ""
                : wording.text("site_mark", wording.date(month.until()))));
    for (Indicator indicator : COLUMNS) {
      Share share = month.shares().get(indicator);
      row.add(Cell.number(share == null ? wording.text("not_available") : wording.percent(share)));
    }
    return row;
  }

  private static Block about(SiteFrame frame, Wording wording) {
    List<Link> links = new ArrayList<>();
    for (Link page : frame.pages()) {
      if (!page.here()) {
        links.add(page);
      }
    }
    links.add(new Link(wording.text("site_catalogue"), frame.root() + SitePaths.CATALOGUE));
    List<String> paragraphs = new ArrayList<>();
    if (frame.licence() != null) {
      if (frame.licence().href().isEmpty()) {
        paragraphs.add(wording.text("site_licence") + " " + frame.licence().text());
      } else {
        links.add(
            new Link(
                wording.text("site_licence") + " " + frame.licence().text(),
                frame.licence().href()));
      }
    }
    return new Block("about", wording.text("site_about"), paragraphs, links, List.of());
  }
}
