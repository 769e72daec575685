package vn.dossier.operate;

import java.util.concurrent.Callable;
import org.springframework.transaction.PlatformTransactionManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.operate.answer.Quarantine;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.warehouse.inspect.StoredDossiers;

/** Lists quarantine; its subcommand tries it again. */
@Command(
    name = "rejects",
    description = "Lists the dossiers that cannot be counted, by reason.",
    mixinStandardHelpOptions = true)
final class RejectsCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--reason",
      paramLabel = "R",
      description = "Only this one: ${COMPLETION-CANDIDATES}.")
  private RejectReason reason;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  RejectsCommand(Session session) {
    this.session = session;
  }

  /** The reason that was typed; null when none was. */
  RejectReason reason() {
    return reason;
  }

  @Override
  public Integer call() {
    return session.runLazily(
        context -> {
          Schema.require(context);
          Quarantine quarantine =
              new Quarantine(
                  context.getBean(StoredDossiers.class),
                  context.getBean(PlatformTransactionManager.class),
                  reason == null ? null : reason.name());
          if (json) {
            quarantine.writeJson(System.out);
          } else {
            quarantine.writeText(System.out, LineWidth.ofStandardOutput());
          }
          return 0;
        });
  }
}
