package vn.dossier.operate;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.Runs;

/** Reads the dossiers of a range again. */
@Command(
    name = "backfill",
    description = "Reads the dossiers accepted in a range again; one run, one publish.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "First accepted date.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "Last accepted date; not after the last date published.")
  private LocalDate to;

  BackfillCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          Runs runs = context.getBean(Runs.class);
          return new RunReport(context, System.out)
              .tell(
                  context.getBean(RunGuard.class).alone("backfill", () -> runs.backfill(from, to)));
        });
  }
}
