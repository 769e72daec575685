package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.operate.answer.RunReport;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;

/** Marks a run whose process died as failed, for whoever wants no more than that. */
@Command(
    name = "recover",
    description =
        "Marks a run whose process died as failed, as rerun and nightly do by themselves.",
    mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--execution", paramLabel = "ID", description = "Only this one.")
  private Long execution;

  RecoverCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.run(
        context -> {
          RunRestarter runs = context.getBean(RunRestarter.class);
          return new RunReport(context, System.out)
              .print(
                  context.getBean(RunGuard.class).alone("recover", () -> runs.recover(execution)));
        });
  }
}
