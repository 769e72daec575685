package vn.dossier.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.report.BulletinReader;
import vn.dossier.report.TextBulletin;
import vn.dossier.source.SetupException;

/** Tells the bulletin of a month. */
@Command(
    name = "report",
    description = "The bulletin of a month, out of published figures.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  /** How the bulletin can be told. */
  enum Format {
    text
  }

  private final Session session;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private YearMonth month;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  private Path output;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          Schema.require(context);
          String bulletin =
              context
                  .getBean(TextBulletin.class)
                  .render(context.getBean(BulletinReader.class).read(month));
          print(bulletin);
          return 0;
        });
  }

  private void print(String bulletin) {
    if (output == null) {
      System.out.print(bulletin);
      return;
    }
    try {
      Files.writeString(output, bulletin);
    } catch (IOException e) {
      throw new SetupException("Cannot write %s: %s".formatted(output, e.getMessage()), e);
    }
  }
}
