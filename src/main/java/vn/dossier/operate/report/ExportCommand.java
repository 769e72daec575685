package vn.dossier.operate.report;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.operate.output.Output;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.report.figure.BulletinReader;
import vn.dossier.report.figure.Language;
import vn.dossier.report.figure.NoFactsException;
import vn.dossier.report.semantic.SemanticLayer;
import vn.dossier.report.table.ExportTable;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.table.TableReport;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.schema.Dictionary;

/**
 * Writes the rows of a fact, with its dimensions, or the dossiers behind figures, to a file; or
 * what BI programs import, to read them all by themselves.
 */
@Command(
    name = "export",
    description =
        "Exports the rows of a fact with its dimensions, the dossiers behind figures, or data sets and"
            + " a dashboard for a BI program.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

  /** The kinds of file as they are typed. */
  enum Format {
    csv,
    json,
    xlsx
  }

  /** The programs as they are typed. */
  enum Semantic {
    superset,
    dbt
  }

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(names = "--table", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}.")
  private ExportTable table;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "The month, or the first of several.")
  private YearMonth month;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      description = "The last month; default: the only one.")
  private YearMonth to;

  @Option(
      names = "--agency",
      paramLabel = "CODE",
      description = "Of kpi_dossier: only the dossiers of this agency.")
  private String agency;

  @Option(
      names = "--indicator",
      paramLabel = "NAME",
      description = "Of kpi_dossier: only the dossiers behind this indicator, such as cashless.")
  private String indicator;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--semantic",
      paramLabel = "PROGRAM",
      description =
          "Instead of rows, what this program imports: ${COMPLETION-CANDIDATES}. For Superset a zip with"
              + " the data sets, their measures and a dashboard; for dbt the sources and exposures.")
  private Semantic semantic;

  @Option(
      names = "--lang",
      defaultValue = "vi",
      description =
          "Of --semantic, the language of labels: ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}.")
  private Lang lang;

  @Option(
      names = "--bom",
      description = "Begin a CSV file with a byte order mark, so that Excel reads it as UTF-8.")
  private boolean byteOrderMark;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of standard output.")
  private Path output;

  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (semantic != null) {
      return semantic();
    }
    if (table == null || month == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Missing required option: '--table=NAME' and '--month=YYYY-MM', or '--semantic=PROGRAM'");
    }
    if (spec.commandLine().getParseResult().hasMatchedOption("--lang")) {
      throw new ParameterException(spec.commandLine(), "--lang goes with --semantic only");
    }
    YearMonth last = to == null ? month : to;
    if (last.isBefore(month)) {
      throw new ParameterException(spec.commandLine(), "--to must not be before --month");
    }
    if (format == Format.xlsx && output == null) {
      throw new ParameterException(spec.commandLine(), "--format xlsx needs --output FILE");
    }
    if (byteOrderMark && format != Format.csv) {
      throw new ParameterException(spec.commandLine(), "--bom goes with --format csv only");
    }
    if (table != ExportTable.kpi_dossier && (agency != null || indicator != null)) {
      throw new ParameterException(
          spec.commandLine(), "--agency and --indicator go with --table kpi_dossier only");
    }
    TableFormat kind = TableFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
    return session.look(
        context -> {
          Schema.require(context);
          JdbcTemplate warehouse = context.getBean(JdbcTemplate.class);
          known(warehouse, "agency", "SELECT DISTINCT agency_code FROM dim_agency", agency);
          known(warehouse, "indicator", "SELECT indicator FROM kpi_indicator", indicator);
          TableReport tables = context.getBean(TableReport.class);
          try {
            context.getBean(BulletinReader.class).requireFacts(month, last);
          } catch (NoFactsException e) {
            // What has a date of its own, such as papers, may have rows where no dossier was
            // accepted
            if (!tables.hasRows(table, month, last)) {
              throw e;
            }
          }
          new Output(output)
              .write(
                  out ->
                      tables.fact(table, month, last, agency, indicator, kind, byteOrderMark, out));
          return 0;
        });
  }

  private int semantic() {
    boolean rows =
        Stream.of("--table", "--month", "--to", "--agency", "--indicator", "--format", "--bom")
            .anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
    if (rows) {
      throw new ParameterException(
          spec.commandLine(), "--semantic goes with --lang and --output only: it holds no rows");
    }
    if (semantic == Semantic.superset && output == null) {
      throw new ParameterException(
          spec.commandLine(), "--semantic superset needs --output FILE.zip");
    }
    return session.look(
        context -> {
          Schema.require(context);
          SemanticLayer layer = context.getBean(SemanticLayer.class);
          Language language = lang.language();
          new Output(output)
              .write(
                  out -> {
                    if (semantic == Semantic.superset) {
                      layer.superset(Dictionary.published(), language, out);
                    } else {
                      layer.dbt(Dictionary.published(), language, out);
                    }
                  });
          return 0;
        });
  }

  // A list that is empty for a slip of the pen would be believed
  private static void known(JdbcTemplate warehouse, String what, String all, String asked) {
    if (asked != null && !warehouse.queryForList(all, String.class).contains(asked)) {
      throw new SetupException("No %s has the code %s".formatted(what, asked));
    }
  }
}
