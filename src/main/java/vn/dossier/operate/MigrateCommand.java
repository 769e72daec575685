package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.Session;
import vn.dossier.warehouse.schema.Migrations;

/** Brings the schema up to date. */
@Command(
    name = "migrate",
    description = "Brings the warehouse schema up to date; a run does it too. Needs no source.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

  private final Session session;

  MigrateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.runOnWarehouse(
        context -> {
          context.getBean(RunGuard.class).migrate();
          System.out.printf(
              "The warehouse schema is at version %s%n",
              context.getBean(Migrations.class).version());
          return 0;
        });
  }
}
