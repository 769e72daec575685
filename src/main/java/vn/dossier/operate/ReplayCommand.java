package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.operate.session.Session;

/** Tries again what is in quarantine. */
@Command(
    name = "replay",
    description =
        "Looks up the dossiers in quarantine again, and nothing else; one run, one publish.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  private final Session session;

  @ParentCommand private RejectsCommand rejects;

  @Option(
      names = "--reason",
      paramLabel = "R",
      description = "Only what is there for this reason: ${COMPLETION-CANDIDATES}.")
  private RejectReason reason;

  @Mixin private AcceptRetired accept;

  ReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // `rejects --reason R replay` means the same
    RejectReason only = reason == null ? rejects.reason() : reason;
    return session.run(
        context -> {
          RunStarter runs = context.getBean(RunStarter.class);
          return new RunReport(context, System.out)
              .print(
                  context
                      .getBean(RunGuard.class)
                      .timed("replay", () -> runs.replay(only, accept.acceptance(context))));
        });
  }
}
