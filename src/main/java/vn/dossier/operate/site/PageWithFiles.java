package vn.dossier.operate.site;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.dossier.operate.output.Output;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.PageLinks;
import vn.dossier.report.layout.SiteFrame.Link;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.MonthFile;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.words.Wording;
import vn.dossier.setup.SetupException;

/**
 * The page of a month, and the month's files beside it, all of one moment: the page leads to files
 * that were written with it alone, since one that lay there before may hold other figures. It leads
 * to pages of other months that are called as it is.
 */
public final class PageWithFiles {

  private static final String ENDING = ".html";

  private final BulletinReader bulletins;
  private final TableReport tables;
  private final FiguresWorkbook workbook;
  private final HtmlBulletin pages;

  public PageWithFiles(
      BulletinReader bulletins, TableReport tables, FiguresWorkbook workbook, HtmlBulletin pages) {
    this.bulletins = bulletins;
    this.tables = tables;
    this.workbook = workbook;
    this.pages = pages;
  }

  /** Whether a page can be called so. */
  public static boolean isPage(Path page) {
    return page.getFileName() != null
        && page.getFileName().toString().length() > ENDING.length()
        && page.getFileName().toString().endsWith(ENDING);
  }

  /**
   * Writes the files, and behind them the page.
   *
   * @param page a name that {@link #isPage} allows
   * @throws vn.dossier.report.figure.NoFactsException when the month has none
   */
  public void write(Path page, YearMonth month, Basis basis, Language language) {
    tables.inSnapshot(
        () -> {
          BulletinDetails details = bulletins.readDetails(month, basis);
          List<Link> files = writeFiles(page, month, basis, language);
          Wording wording = new Wording(language);
          TreeMap<YearMonth, String> others = others(page, month);
          PageLinks links =
              new PageLinks(
                  files,
                  link(wording, others.lowerEntry(month)),
                  link(wording, others.higherEntry(month)));
          new Output(page).write(pages.render(details, language, links));
          return null;
        });
  }

  private List<Link> writeFiles(Path page, YearMonth month, Basis basis, Language language) {
    String name = page.getFileName().toString();
    String stem = name.substring(0, name.length() - ENDING.length());
    Wording wording = new Wording(language);
    List<Link> files = new ArrayList<>();
    String book = stem + ".xlsx";
    new Output(page.resolveSibling(book)).write(out -> workbook.write(month, basis, language, out));
    files.add(link(wording.text("site_workbook") + ": " + book, book));
    for (MonthFile file : MonthFile.ALL) {
      String called = "%s-%s.%s".formatted(stem, file.rows(), file.ending());
      new Output(page.resolveSibling(called))
          .write(out -> tables.figures(month, basis, file.of(), file.format(), false, out));
      files.add(
          link(
              "%s: %s"
                  .formatted(
                      wording.text("site_%s_%s".formatted(file.rows(), file.ending())), called),
              called));
    }
    return files;
  }

  /** Pages in the same folder that differ from this one's name in the month alone. */
  private static TreeMap<YearMonth, String> others(Path page, YearMonth month) {
    TreeMap<YearMonth, String> others = new TreeMap<>();
    String name = page.getFileName().toString();
    int place = name.indexOf(month.toString());
    if (place < 0) {
      return others;
    }
    Pattern called =
        Pattern.compile(
            Pattern.quote(name.substring(0, place))
                + "(\\d{4}-\\d{2})"
                + Pattern.quote(name.substring(place + month.toString().length())));
    try (Stream<Path> beside = Files.list(page.toAbsolutePath().getParent())) {
      for (Path file : beside.filter(Files::isRegularFile).toList()) {
        Matcher other = called.matcher(file.getFileName().toString());
        if (other.matches()) {
          add(others, other.group(1), other.group());
        }
      }
    } catch (IOException e) {
      throw new SetupException(
          "Cannot look for pages beside %s: %s".formatted(page, e.getMessage()), e);
    }
    return others;
  }

  private static void add(TreeMap<YearMonth, String> others, String month, String name) {
    try {
      others.put(YearMonth.parse(month), name);
    } catch (DateTimeException e) {
      // Called like a month that there is not: another file
    }
  }

  private static Link link(Wording wording, Map.Entry<YearMonth, String> page) {
    return page == null
        ? null
        : link(wording.text("site_month", wording.month(page.getKey())), page.getValue());
  }

  private static Link link(String text, String file) {
    return new Link(text, URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
