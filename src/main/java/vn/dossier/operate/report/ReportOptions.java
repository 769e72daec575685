package vn.dossier.operate.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.operate.site.PageWithFiles;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Language;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;

/** Which figures of a month are asked for, in which form, and what goes together. */
final class ReportOptions {

  /** Formats of the bulletin. */
  enum Format {
    text,
    html,
    csv,
    json,
    xlsx,
    dictionary
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

    TableReport.Of of() {
      return of;
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The month; needed for all but the dictionary.")
  YearMonth month;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  Format format;

  @Option(
      names = "--lang",
      description =
          "Of text, html, workbooks, the dictionary and of the notes of --ways and --score:"
              + " ${COMPLETION-CANDIDATES}; default: vi, for the dictionary en.")
  Lang lang;

  @Option(
      names = "--as-is",
      description =
          "Under today's agencies and levels: those that follow others have their figures too.")
  boolean asIs;

  @Option(
      names = "--as-published",
      paramLabel = "YYYY-MM-DD",
      description =
          "The month's figures as they were published on that day, and what changed since.")
  LocalDate asPublished;

  @Option(
      names = "--ways",
      description = "The local rule, Decision 766 and the national portal side by side.")
  boolean ways;

  @Option(names = "--score", description = "The points by Decision 766.")
  boolean score;

  @Option(
      names = "--rows",
      defaultValue = "all",
      description =
          "Of csv and json: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}. Rows of levels and"
              + " of agencies count the same dossiers; a workbook has a sheet of each.")
  Rows rows;

  @Option(
      names = "--bom",
      description = "Begin a CSV file with a byte order mark, so that Excel reads it as UTF-8.")
  boolean byteOrderMark;

  @Option(
      names = "--files",
      description =
          "With a page (--format html --output NAME.html): write the month's workbook, CSV and JSON"
              + " beside it, called NAME..., and link them, and the pages of the months before and"
              + " after that lie there.")
  boolean files;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Write to this file instead of standard output. The dictionary is a page when the name"
              + " ends in .html, else Markdown.")
  Path output;

  /**
   * Refuses what does not go together.
   *
   * @throws ParameterException in one line
   */
  void check() {
    if (month == null && format != Format.dictionary) {
      throw refused("Missing required option: '--month=YYYY-MM'");
    }
    if (format == Format.xlsx && output == null) {
      throw refused("--format xlsx needs --output FILE");
    }
    if (byteOrderMark && format != Format.csv) {
      throw refused("--bom goes with --format csv only");
    }
    if (rows != Rows.all && (format != Format.csv && format != Format.json || ways || score)) {
      throw refused("--rows goes with --format csv or json, without --ways or --score");
    }
    if ((ways ? 1 : 0) + (score ? 1 : 0) + (asIs ? 1 : 0) > 1
        || (ways || score) && format == Format.dictionary) {
      throw refused(
          "--as-is, --ways and --score exclude each other; the dictionary has no --ways or --score");
    }
    if (asPublished != null
        && (ways
            || score
            || asIs
            || rows != Rows.all
            || format == Format.xlsx
            || format == Format.dictionary)) {
      throw refused(
          "--as-published goes with --format text, html, csv or json, without --as-is, --ways, --score or --rows");
    }
    if (files
        && (format != Format.html
            || output == null
            || !PageWithFiles.isPage(output)
            || ways
            || score
            || asPublished != null)) {
      throw refused(
          "--files goes with --format html --output NAME.html, without --ways, --score or --as-published");
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), why);
  }

  /** The form of rows. */
  TableFormat kind() {
    return TableFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
  }

  /** Under whose agencies. */
  Basis basis() {
    return asIs ? Basis.AS_IS : Basis.AS_WAS;
  }

  /** The language asked for, or the one that is usual for the format. */
  Language language() {
    Lang asked = lang != null ? lang : format == Format.dictionary ? Lang.en : Lang.vi;
    return asked.language();
  }
}
