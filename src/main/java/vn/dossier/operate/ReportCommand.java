package vn.dossier.operate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.operate.output.Output;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.operate.site.PageWithFiles;
import vn.dossier.operate.site.SiteFolder;
import vn.dossier.report.DictionaryReader;
import vn.dossier.report.bulletin.HtmlBulletin;
import vn.dossier.report.bulletin.TextBulletin;
import vn.dossier.report.decision766.CountingMethodsReport;
import vn.dossier.report.decision766.MonthlyReport;
import vn.dossier.report.decision766.ScoreReport;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.report.published.PublishedReport;
import vn.dossier.report.site.Site;
import vn.dossier.report.table.FiguresWorkbook;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;

/** Tells the bulletin of a month. */
@Command(
    name = "report",
    description = "Prints the bulletin of a month from published figures, or the data dictionary.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  /** Formats of the bulletin. */
  enum Format {
    text,
    html,
    csv,
    json,
    xlsx,
    dictionary
  }

  /** The languages as they are typed. */
  enum Lang {
    vi,
    en
  }

  /** Which rows are written. */
  enum Rows {
    all(TableReport.Of.LEVELS_AND_AGENCIES),
    levels(TableReport.Of.LEVELS),
    agencies(TableReport.Of.AGENCIES);

    private final TableReport.Of of;

    Rows(TableReport.Of of) {
      this.of = of;
    }
  }

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The month; needed for all but the dictionary.")
  private YearMonth month;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--lang",
      description =
          "Of text, html, workbooks, the dictionary and of the notes of --ways and --score:"
              + " ${COMPLETION-CANDIDATES}; default: vi, for the dictionary en.")
  private Lang lang;

  @Option(
      names = "--as-is",
      description =
          "Under today's agencies and levels: those that follow others have their figures too.")
  private boolean asIs;

  @Option(
      names = "--as-published",
      paramLabel = "YYYY-MM-DD",
      description =
          "The month's figures as they were published on that day, and what changed since.")
  private LocalDate asPublished;

  @Option(
      names = "--ways",
      description = "The local rule, Decision 766 and the national portal side by side.")
  private boolean ways;

  @Option(names = "--score", description = "The points by Decision 766.")
  private boolean score;

  @Option(
      names = "--rows",
      defaultValue = "all",
      description =
          "Of csv and json: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. Rows of levels and"
              + " of agencies count the same dossiers; a workbook has a sheet of each.")
  private Rows rows;

  @Option(
      names = "--bom",
      description = "Begin a CSV file with a byte order mark, so that Excel reads it as UTF-8.")
  private boolean byteOrderMark;

  @Option(
      names = "--files",
      description =
          "With a page (--format html --output NAME.html): write the month's workbook, CSV and JSON"
              + " beside it, called NAME..., and link them, and the pages of the months before and"
              + " after that lie there.")
  private boolean files;

  @Option(
      names = "--site",
      paramLabel = "FOLDER",
      description =
          "Write all months as a site for a web server, in Vietnamese and English, into this folder;"
              + " only what changed is written anew.")
  private Path site;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Write to this file instead of standard output. The dictionary is a page when the name"
              + " ends in .html, else Markdown.")
  private Path output;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (site != null) {
      return writeSite();
    }
    if (month == null && format != Format.dictionary) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--month=YYYY-MM'");
    }
    if (format == Format.xlsx && output == null) {
      throw new ParameterException(spec.commandLine(), "--format xlsx needs --output FILE");
    }
    if (byteOrderMark && format != Format.csv) {
      throw new ParameterException(spec.commandLine(), "--bom goes with --format csv only");
    }
    if (rows != Rows.all && (format != Format.csv && format != Format.json || ways || score)) {
      throw new ParameterException(
          spec.commandLine(), "--rows goes with --format csv or json, without --ways or --score");
    }
    if ((ways ? 1 : 0) + (score ? 1 : 0) + (asIs ? 1 : 0) > 1
        || (ways || score) && format == Format.dictionary) {
      throw new ParameterException(
          spec.commandLine(),
          "--as-is, --ways and --score exclude each other; the dictionary has no --ways or --score");
    }
    if (asPublished != null
        && (ways
            || score
            || asIs
            || rows != Rows.all
            || format == Format.xlsx
            || format == Format.dictionary)) {
      throw new ParameterException(
          spec.commandLine(),
          "--as-published goes with --format text, html, csv or json, without --as-is, --ways, --score or --rows");
    }
    if (files
        && (format != Format.html
            || output == null
            || !PageWithFiles.isPage(output)
            || ways
            || score
            || asPublished != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--files goes with --format html --output NAME.html, without --ways, --score or --as-published");
    }
    return session.look(
        context -> {
          Schema.require(context);
          write(context);
          return 0;
        });
  }

  private int writeSite() {
    boolean alone =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .allMatch(option -> option.longestName().equals("--site"));
    if (!alone) {
      throw new ParameterException(
          spec.commandLine(), "--site goes without other options: it writes all months");
    }
    return session.look(
        context -> {
          Schema.require(context);
          Site pages = context.getBean(Site.class);
          System.out.println(SiteFolder.write(site, pages::write));
          return 0;
        });
  }

  private void write(ApplicationContext context) {
    if (asPublished != null) {
      writeAsPublished(context.getBean(PublishedReport.class), context.getBean(Clock.class));
      return;
    }
    BulletinReader bulletins = context.getBean(BulletinReader.class);
    if (ways || score) {
      // Says which months there are when this one has no figures
      Bulletin bulletin = bulletins.read(month);
      write(
          bulletin,
          ways ? context.getBean(CountingMethodsReport.class) : context.getBean(ScoreReport.class));
      return;
    }
    switch (format) {
      case text ->
          new Output(output)
              .write(
                  context
                      .getBean(TextBulletin.class)
                      .render(bulletins.read(month, basis()), language()));
      case html -> writePage(context, bulletins);
      case dictionary -> dictionary(context.getBean(DictionaryReader.class));
      default -> {
        // Says which months there are when this one has no figures
        bulletins.read(month, basis());
        if (format == Format.xlsx) {
          FiguresWorkbook workbook = context.getBean(FiguresWorkbook.class);
          new Output(output).write(out -> workbook.write(month, basis(), language(), out));
        } else {
          TableReport tables = context.getBean(TableReport.class);
          new Output(output)
              .write(out -> tables.figures(month, basis(), rows.of, kind(), byteOrderMark, out));
        }
      }
    }
  }

  private void writePage(ApplicationContext context, BulletinReader bulletins) {
    HtmlBulletin pages = context.getBean(HtmlBulletin.class);
    if (files) {
      new PageWithFiles(
              bulletins,
              context.getBean(TableReport.class),
              context.getBean(FiguresWorkbook.class),
              pages)
          .write(output, month, basis(), language());
    } else {
      new Output(output).write(pages.render(bulletins.readDetails(month, basis()), language()));
    }
  }

  private void write(Bulletin bulletin, MonthlyReport report) {
    switch (format) {
      case text -> new Output(output).write(report.document(bulletin, language()).text());
      case html -> new Output(output).write(report.document(bulletin, language()).html());
      default ->
          new Output(output)
              .write(out -> report.table(month, language(), kind(), byteOrderMark, out));
    }
  }

  private void writeAsPublished(PublishedReport report, Clock clock) {
    if (asPublished.isAfter(LocalDate.now(clock))) {
      throw new ParameterException(
          spec.commandLine(), "--as-published %s has not come yet".formatted(asPublished));
    }
    switch (format) {
      case text -> new Output(output).write(report.document(month, asPublished, language()).text());
      case html -> new Output(output).write(report.document(month, asPublished, language()).html());
      default ->
          new Output(output)
              .write(out -> report.table(month, asPublished, kind(), byteOrderMark, out));
    }
  }

  private TableFormat kind() {
    return TableFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
  }

  private void dictionary(DictionaryReader dictionary) {
    boolean page = output != null && output.toString().endsWith(".html");
    new Output(output).write(page ? dictionary.html(language()) : dictionary.markdown(language()));
  }

  private Basis basis() {
    return asIs ? Basis.AS_IS : Basis.AS_WAS;
  }

  private Language language() {
    Lang asked = lang != null ? lang : format == Format.dictionary ? Lang.en : Lang.vi;
    return asked == Lang.vi ? Language.VI : Language.EN;
  }
}
