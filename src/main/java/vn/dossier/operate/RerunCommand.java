package vn.dossier.operate;

import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.operate.session.Session;

/** Continues or repeats a run. */
@Command(
    name = "rerun",
    description = "Continues the last failed or stopped run, or repeats the last from a step on.",
    mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {

  /** The names for completion. */
  static final class Steps implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return StepName.names().iterator();
    }
  }

  private final Session session;

  @Option(
      names = "--execution",
      paramLabel = "ID",
      description = "The execution to continue, as status shows it; default: the last.")
  private Long execution;

  @Option(
      names = "--step",
      paramLabel = "NAME",
      completionCandidates = Steps.class,
      description = "Repeat from this step on: ${COMPLETION-CANDIDATES}.")
  private StepName step;

  @Mixin private AcceptRetired accept;

  RerunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          RunRestarter runs = context.getBean(RunRestarter.class);
          Acceptance accepted = accept.acceptance(context);
          Outcome outcome =
              context
                  .getBean(RunGuard.class)
                  .timed(
                      "rerun",
                      () ->
                          step == null
                              ? runs.rerun(execution, accepted)
                              : runs.rerunFrom(step, execution, accepted));
          return new RunReport(context, System.out).print(outcome);
        });
  }

  static StepName step(String name) {
    return StepName.of(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no step %s; the steps are %s"
                        .formatted(name, String.join(", ", StepName.names()))));
  }
}
