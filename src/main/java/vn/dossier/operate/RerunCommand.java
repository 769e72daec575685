package vn.dossier.operate;

import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.Outcome;
import vn.dossier.nightly.Reruns;
import vn.dossier.nightly.StepName;
import vn.dossier.source.SetupException;

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
  private String step;

  RerunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    StepName from = step == null ? null : known(step);
    return session.run(
        context -> {
          Reruns runs = context.getBean(Reruns.class);
          Outcome outcome =
              context
                  .getBean(RunGuard.class)
                  .alone(
                      "rerun",
                      () -> from == null ? runs.rerun(execution) : runs.rerunFrom(from, execution));
          return new RunReport(context, System.out).tell(outcome);
        });
  }

  private static StepName known(String name) {
    return StepName.of(name)
        .orElseThrow(
            () ->
                new SetupException(
                    "There is no step %s; the steps are %s"
                        .formatted(name, String.join(", ", StepName.names()))));
  }
}
