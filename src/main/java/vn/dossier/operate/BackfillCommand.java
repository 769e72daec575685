package vn.dossier.operate;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.nightly.dryrun.LoadDryRun;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.operate.answer.DryRunAnswer;
import vn.dossier.operate.answer.DryRunText;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.operate.session.Session;

/** Reads the dossiers of a range again, or reports what that would change. */
@Command(
    name = "backfill",
    description = "Reads the dossiers accepted in a range again; one run, one publish.",
    mixinStandardHelpOptions = true)
final class BackfillCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

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

  @Option(
      names = "--dry-run",
      description = "Only report what would change, by accepted month; nothing is written.")
  private boolean dryRun;

  @Option(names = "--json", description = "With --dry-run: one JSON document instead of a table.")
  private boolean json;

  @Mixin private AcceptRetired accept;

  BackfillCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (json && !dryRun) {
      throw new ParameterException(spec.commandLine(), "--json goes with --dry-run only");
    }
    return dryRun ? session.look(this::dryRun) : session.run(this::load);
  }

  private int load(ApplicationContext context) {
    RunStarter runs = context.getBean(RunStarter.class);
    return new RunReport(context, System.out)
        .print(
            context
                .getBean(RunGuard.class)
                .timed("backfill", () -> runs.backfill(from, to, accept.acceptance(context))));
  }

  private int dryRun(ApplicationContext context) {
    return DryRunText.print(
        DryRunAnswer.ofBackfill(
            context
                .getBean(RunGuard.class)
                .undisturbed(() -> context.getBean(LoadDryRun.class).ofBackfill(from, to))),
        json);
  }
}
