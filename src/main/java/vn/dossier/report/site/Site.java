package vn.dossier.report.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Page;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.MonthFigures;
import vn.dossier.report.table.TableReport;
import vn.dossier.report.words.Province;
import vn.dossier.report.words.Wording;

/** All published months as a site, out of one snapshot of the warehouse, one month at a time. */
public final class Site {

  private static final String PUBLICATIONS =
      """
      SELECT published_date, MIN(published_at) AS published_at
      FROM etl_run
      WHERE published_at IS NOT NULL AND published_date IS NOT NULL
      GROUP BY published_date
      """;

  private final DataSource warehouse;
  private final BulletinReader bulletins;
  private final TableReport tables;
  private final FiguresWorkbook workbook;
  private final Province province;
  private final SiteSettings settings;

  public Site(
      DataSource warehouse,
      BulletinReader bulletins,
      TableReport tables,
      FiguresWorkbook workbook,
      Province province,
      SiteSettings settings) {
    this.warehouse = warehouse;
    this.bulletins = bulletins;
    this.tables = tables;
    this.workbook = workbook;
    this.province = province;
    this.settings = settings;
  }

  /**
   * Writes every file of the site.
   *
   * @param before when figures changed last, as the writing before this said
   * @return the same by this one
   * @throws vn.dossier.report.figure.NoFactsException when nothing is published
   */
  public SiteHistory write(SiteHistory before, SiteSink out) throws IOException {
    try {
      return tables.inSnapshot(
          () -> {
            try {
              return writeSnapshot(before, out);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SiteHistory writeSnapshot(SiteHistory before, SiteSink out) throws IOException {
    // All that is small comes first: while agencies come row by row, nothing else can be asked
    Map<YearMonth, BulletinDetails> bulletinOf = new TreeMap<>();
    bulletins.readAll().forEach(details -> bulletinOf.put(details.bulletin().month(), details));
    List<YearMonth> months = List.copyOf(bulletinOf.keySet());
    Freshness freshness = bulletins.freshness();
    SiteFrames frames = new SiteFrames(settings, months);
    Months written = new Months(publications(), before, frames, out);
    for (String file : List.of("style.css", "sort.js")) {
      out.put(file, new ClassPathResource(file, Page.class).getContentAsByteArray());
    }
    tables.months(
        figures -> {
          // A month in which dossiers were finished and none accepted has no bulletin
          BulletinDetails details = bulletinOf.get(figures.month());
          if (details != null) {
            written.write(details.with(figures.standings()), figures);
          }
        });
    writeRest(written.months, months, freshness, frames, out);
    return new SiteHistory(written.history);
  }

  private TreeMap<LocalDate, LocalDateTime> publications() {
    TreeMap<LocalDate, LocalDateTime> publications = new TreeMap<>();
    JdbcClient.create(warehouse)
        .sql(PUBLICATIONS)
        .query(
            rs -> {
              publications.put(
                  rs.getObject("published_date", LocalDate.class),
                  rs.getObject("published_at", LocalDateTime.class));
            });
    return publications;
  }

  /** The months of one writing, as they come. */
  private final class Months {

    private final TreeMap<LocalDate, LocalDateTime> publications;
    private final SiteHistory before;
    private final SiteFrames frames;
    private final SiteSink out;
    private final List<SiteMonth> months = new ArrayList<>();
    private final Map<YearMonth, SiteHistory.Figures> history = new LinkedHashMap<>();

    Months(
        TreeMap<LocalDate, LocalDateTime> publications,
        SiteHistory before,
        SiteFrames frames,
        SiteSink out) {
      this.publications = publications;
      this.before = before;
      this.frames = frames;
      this.out = out;
    }

    void write(BulletinDetails details, MonthFigures rows) {
      Bulletin bulletin = details.bulletin();
      try {
        MonthFiles files = MonthFiles.of(bulletin, rows, workbook);
        SiteHistory.Figures figures =
            before.figures(bulletin.month(), files.digest(), bulletin.freshness().publishedAt());
        SiteMonth month =
            SiteMonth.of(bulletin, issued(bulletin.month(), figures), figures.changedAt());
        for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
          out.put(file.getKey(), file.getValue());
        }
        writePages(details, month);
        months.add(month);
        history.put(month.month(), figures);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The first publication that reached the month. */
    private LocalDateTime issued(YearMonth month, SiteHistory.Figures figures) {
      return Stream.concat(
              publications.tailMap(month.atDay(1)).values().stream(),
              Stream.of(figures.changedAt()))
          .min(LocalDateTime::compareTo)
          .orElseThrow();
    }

    private void writePages(BulletinDetails details, SiteMonth month) throws IOException {
      HtmlBulletin pages = new HtmlBulletin(province);
      for (Language language : Language.values()) {
        String page =
            pages.render(
                details, language, frames.month(new Wording(language), month), month.changedAt());
        out.put(SitePaths.month(language, month.month()), page.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void writeRest(
      List<SiteMonth> written,
      List<YearMonth> months,
      Freshness freshness,
      SiteFrames frames,
      SiteSink out)
      throws IOException {
    Corrections corrections = Corrections.read(warehouse);
    out.put(SitePaths.CORRECTIONS, corrections.csv());
    out.put(
        SitePaths.CATALOGUE,
        new DcatCatalogue(settings, province.centre()).bytes(written, freshness));
    // The page that a site begins with comes last
    for (Language language : List.of(Language.EN, Language.VI)) {
      Wording wording = new Wording(language);
      put(
          CorrectionsPage.of(
              frames.page(wording, "corrections"), corrections, months, province, wording),
          language,
          "corrections",
          out);
      put(
          DictionaryPage.of(frames.page(wording, "dictionary"), province, wording),
          language,
          "dictionary",
          out);
      put(
          MethodologyPage.of(frames.page(wording, "methodology"), province, wording),
          language,
          "methodology",
          out);
      put(
          IndexPage.of(frames.page(wording, "index"), written, freshness, province, wording),
          language,
          "index",
          out);
    }
  }

  private static void put(ContentPage page, Language language, String name, SiteSink out)
      throws IOException {
    out.put(SitePaths.page(language, name), page.bytes());
  }
}
