package vn.dossier.report.site;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.layout.SiteFrame.Alternate;
import vn.dossier.report.layout.SiteFrame.Link;
import vn.dossier.report.table.MonthFile;
import vn.dossier.report.words.Wording;

/** What stands around each page of one site. */
final class SiteFrames {

  static final List<String> PAGES = List.of("index", "methodology", "dictionary", "corrections");

  private final SiteSettings settings;
  private final List<YearMonth> months;

  /**
   * @param months that have pages, in order
   */
  SiteFrames(SiteSettings settings, List<YearMonth> months) {
    this.settings = settings;
    this.months = months;
  }

  /** Of a page of the whole site. */
  SiteFrame page(Wording wording, String name) {
    return frame(
        wording,
        SitePaths.page(wording.language(), name),
        SitePaths.page(other(wording.language()), name),
        null,
        null,
        "",
        List.of());
  }

  /** Of the page of a month. */
  SiteFrame month(Wording wording, SiteMonth month) {
    Language language = wording.language();
    String path = SitePaths.month(language, month.month());
    int place = months.indexOf(month.month());
    return frame(
        wording,
        path,
        SitePaths.month(other(language), month.month()),
        place == 0 ? null : month(wording, path, months.get(place - 1)),
        place == months.size() - 1 ? null : month(wording, path, months.get(place + 1)),
        banner(wording, month),
        files(wording, path, month.month()));
  }

  /** What marks a month whose figures will change; blank for others. */
  static String banner(Wording wording, SiteMonth month) {
    if (month.isIncomplete()) {
      return wording.text("site_incomplete", wording.date(month.until()));
    }
    return month.provisional() ? wording.text("site_provisional") : "";
  }

  private static Link month(Wording wording, String from, YearMonth month) {
    return new Link(
        wording.text("site_month", wording.month(month)),
        SitePaths.root(from) + SitePaths.month(wording.language(), month));
  }

  private static List<Link> files(Wording wording, String from, YearMonth month) {
    String root = SitePaths.root(from);
    List<Link> files = new ArrayList<>();
    files.add(
        new Link(
            wording.text("site_workbook"), root + SitePaths.workbook(wording.language(), month)));
    for (MonthFile file : MonthFile.ALL) {
      files.add(
          new Link(
              wording.text("site_%s_%s".formatted(file.rows(), file.ending())),
              root + SitePaths.file(month, file.rows(), file.ending())));
    }
    return files;
  }

  private SiteFrame frame(
      Wording wording,
      String path,
      String otherPath,
      Link before,
      Link after,
      String banner,
      List<Link> files) {
    String root = SitePaths.root(path);
    Language language = wording.language();
    return new SiteFrame(
        root,
        settings.url().isEmpty() ? "" : settings.url() + path,
        Stream.of(Language.values())
            .map(l -> alternate(l, l == language ? path : otherPath, root))
            .toList(),
        PAGES.stream()
            .map(name -> SitePaths.page(language, name))
            .map(
                page ->
                    new Link(
                        wording.text("site_page_" + name(page)), root + page, page.equals(path)))
            .toList(),
        new Alternate(code(other(language)), wording.text("site_other_language"), root + otherPath),
        before,
        after,
        banner,
        files,
        settings.licenceLink());
  }

  // Search machines want whole addresses; browsers take relative ones
  private Alternate alternate(Language language, String path, String root) {
    return new Alternate(
        code(language), "", (settings.url().isEmpty() ? root : settings.url()) + path);
  }

  private static String name(String page) {
    return page.substring(page.lastIndexOf('/') + 1).replace(".html", "");
  }

  private static String code(Language language) {
    return language.name().toLowerCase(Locale.ROOT);
  }

  private static Language other(Language language) {
    return language == Language.VI ? Language.EN : Language.VI;
  }
}
