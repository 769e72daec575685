package vn.dossier.operate;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.end.StopSignal;
import vn.dossier.nightly.workers.Worker;
import vn.dossier.operate.process.StopHook;
import vn.dossier.operate.session.PoolSizes;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.ServerClocks;
import vn.dossier.operate.session.Session;
import vn.dossier.setup.SetupException;
import vn.dossier.source.SourceServer;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.warehouse.schema.SchemaState;
import vn.dossier.warehouse.worker.WorkerProcess;

/** Takes partitions of whichever run is active. */
@Command(
    name = "worker",
    description =
        "Works on partitions of whichever run is active, of the same version and rules, until it is"
            + " stopped.",
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Partitions at once; default: dossier.nightly.partitions.")
  private Integer threads;

  @Option(
      names = "--until-idle",
      arity = "0..1",
      fallbackValue = "60",
      paramLabel = "SECONDS",
      description = "End when nothing was to be done for so many seconds; 60 when none are named.")
  private Integer untilIdle;

  WorkerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (threads != null && threads < 1 || untilIdle != null && untilIdle < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads and --until-idle must be at least 1");
    }
    return session.work(this::work);
  }

  private int work(ApplicationContext context) {
    if (context.getBean(DataSourceProperties.class).determineUrl().startsWith("jdbc:h2:")) {
      throw new SetupException(
          "Workers need a server: an H2 file can be opened by one process only");
    }
    WorkerProcess self = context.getBean(WorkerProcess.class);
    WorkerProcess worker = self.withThreads(threads == null ? self.threads() : threads);
    StopHook.watch(context.getBean(StopSignal.class));
    context.getBean(PoolSizes.class).require(worker.threads());
    SchemaState schema = context.getBean(Migrations.class).state();
    Schema.requireOurs(schema);
    // It never migrates: that is for whoever holds the lock
    if (schema.pending() > 0) {
      throw new SetupException(
          "The warehouse schema lacks %d migrations: type migrate".formatted(schema.pending()));
    }
    context.getBean(SourceServer.class).requireEntry();
    context.getBean(ServerClocks.class).require();
    context
        .getBean(Worker.class)
        .work(worker, untilIdle == null ? null : Duration.ofSeconds(untilIdle));
    return ExitCode.OK.number();
  }
}
