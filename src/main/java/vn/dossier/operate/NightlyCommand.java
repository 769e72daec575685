package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.Runs;

/** Loads a night. */
@Command(
    name = "nightly",
    description = "Loads the night of a business date, or continues it; harmless when repeated.",
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Business date; default: yesterday.")
  private LocalDate date;

  @Option(names = "--full", description = "Read every dossier, whatever its accepted date.")
  private boolean full;

  @Option(names = "--force", description = "Plan a new attempt, whatever the last one did.")
  private boolean force;

  NightlyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          LocalDate today = LocalDate.now(context.getBean(Clock.class));
          LocalDate night = date == null ? today.minusDays(1) : date;
          Runs runs = context.getBean(Runs.class);
          return new RunReport(context, System.out)
              .tell(
                  context
                      .getBean(RunGuard.class)
                      .alone("nightly", () -> runs.nightly(night, today, full, force)));
        });
  }
}
