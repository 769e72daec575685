package vn.dossier.operate;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.report.Fact;
import vn.dossier.report.TableFormat;
import vn.dossier.report.TableReport;

/** Writes the rows of a fact, with its dimensions, to a file. */
@Command(
    name = "export",
    description = "The rows of a fact with its dimensions, for other programs.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  /** The kinds of file as they are typed. */
  enum Format {
    csv,
    json,
    xlsx
  }

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      required = true,
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}.")
  private Fact table;

  @Option(
      names = "--month",
      required = true,
      paramLabel = "YYYY-MM",
      description = "The month, or the first of several.")
  private YearMonth month;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM",
      description = "The last month; default: the only one.")
  private YearMonth to;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(names = "--bom", description = "Begin a CSV file so that Excel takes it for UTF-8.")
  private boolean byteOrderMark;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  private Path output;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    YearMonth last = to == null ? month : to;
    if (last.isBefore(month)) {
      throw new ParameterException(spec.commandLine(), "--to must not be before --month");
    }
    if (format == Format.xlsx && output == null) {
      throw new ParameterException(spec.commandLine(), "--format xlsx needs --output FILE");
    }
    TableFormat kind = TableFormat.valueOf(format.name().toUpperCase(Locale.ROOT));
    return session.run(
        context -> {
          Schema.require(context);
          TableReport tables = context.getBean(TableReport.class);
          new Output(output)
              .write(out -> tables.fact(table, month, last, kind, byteOrderMark, out));
          return 0;
        });
  }
}
