package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.nightly.dryrun.LoadDryRun;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.MissedNights;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.operate.answer.DryRunAnswer;
import vn.dossier.operate.answer.DryRunText;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.operate.session.Session;

/** Loads a night, and before it, when no date is given, the nights that were missed. */
@Command(
    name = "nightly",
    description = "Loads the night of a business date, or continues it; safe to repeat.",
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {

  private static final Logger log = LoggerFactory.getLogger(NightlyCommand.class);

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description =
          "Business date, and only that one; default: yesterday, missed nights first. Today's is"
              + " provisional: the next night loads it again.")
  private LocalDate date;

  @Option(names = "--full", description = "Read every dossier, whatever its accepted date.")
  private boolean full;

  @Option(names = "--force", description = "Plan a new attempt, whatever the last one did.")
  private boolean force;

  @Option(names = "--no-catch-up", description = "Do not make up missed nights.")
  private boolean noCatchUp;

  @Option(
      names = "--auto-recover",
      description =
          "For schedulers: free a run whose process died first, and plan a superseded night again.")
  private boolean autoRecover;

  @Option(
      names = "--dry-run",
      description =
          "Only report what the one night would change, by accepted month; nothing is written.")
  private boolean dryRun;

  @Option(names = "--json", description = "With --dry-run: one JSON document instead of a table.")
  private boolean json;

  @Mixin private AcceptRetired accept;

  NightlyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (json && !dryRun) {
      throw new ParameterException(spec.commandLine(), "--json goes with --dry-run only");
    }
    if (dryRun) {
      return session.run(this::dryRun);
    }
    return session.run(
        context -> context.getBean(RunGuard.class).timed("nightly", () -> load(context)));
  }

  private int load(ApplicationContext context) {
    if (autoRecover) {
      log.info(context.getBean(RunRestarter.class).recover(null).message());
    }
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    LocalDate night = date == null ? today.minusDays(1) : date;
    // For one run alone: the first
    Acceptance accepted = accept.acceptance(context);
    RunStarter runs = context.getBean(RunStarter.class);
    RunReport report = new RunReport(context, System.out);
    for (LocalDate missed : missed(context, night)) {
      // The first failure ends it: a later night must not be published over an earlier one's rest
      Outcome outcome = runs.nightly(missed, today, false, mustPlanAgain(runs, missed), accepted);
      accepted = null;
      int code = report.print(outcome);
      if (outcome.code() != ExitCode.OK) {
        return code;
      }
    }
    return report.print(
        runs.nightly(night, today, full, force || mustPlanAgain(runs, night), accepted));
  }

  private boolean mustPlanAgain(RunStarter runs, LocalDate night) {
    Optional<String> reason = autoRecover && !force ? runs.superseded(night) : Optional.empty();
    reason.ifPresent(
        why -> log.info("The last run of {} is superseded, {}: planned again", night, why));
    return reason.isPresent();
  }

  private int dryRun(ApplicationContext context) {
    LocalDate night =
        date == null ? LocalDate.now(context.getBean(Clock.class)).minusDays(1) : date;
    return DryRunText.print(
        DryRunAnswer.ofNight(
            context
                .getBean(RunGuard.class)
                .undisturbed(() -> context.getBean(LoadDryRun.class).ofNight(night, full))),
        json);
  }

  private List<LocalDate> missed(ApplicationContext context, LocalDate night) {
    MissedNights nights = context.getBean(MissedNights.class);
    if (date != null || noCatchUp) {
      nights
          .provisionalBefore(night)
          .ifPresent(
              last -> log.warn("{} was loaded before it was over, and is not loaded again", last));
      return List.of();
    }
    MissedNights.Missed missed = nights.before(night);
    if (!missed.leftOut().isEmpty()) {
      log.warn(
          "Nights that were missed and are not made up: {} to {}; nightly --date D --force would",
          missed.leftOut().get(0),
          missed.leftOut().get(missed.leftOut().size() - 1));
    }
    return missed.due();
  }
}
