package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.operate.check.ClockCheck;
import vn.dossier.operate.check.ConfigurationCheck;
import vn.dossier.operate.check.ConnectionsCheck;
import vn.dossier.operate.check.Inspection;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.operate.check.InspectionText;
import vn.dossier.operate.check.MonitorCheck;
import vn.dossier.operate.check.PacketCheck;
import vn.dossier.operate.check.PersonalDataCheck;
import vn.dossier.operate.check.SourceCheck;
import vn.dossier.operate.check.SourceVolumeCheck;
import vn.dossier.operate.check.WarehouseCheck;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.session.Session;

/** Looks at everything that a night depends on. */
@Command(
    name = "check",
    description =
        "Checks configuration, connections, privileges, source schema, labels and warehouse before a night.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--json", description = "One JSON document instead of lines.")
  private boolean json;

  CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.runLazily(
        context -> {
          Inspection inspection = new Inspection();
          new ConfigurationCheck(context, inspection).run();
          boolean source = new SourceCheck(context, inspection).run();
          boolean warehouse = new WarehouseCheck(context, inspection).run();
          new ClockCheck(context, inspection).run(source, warehouse);
          new SourceVolumeCheck(context, inspection).run(source, warehouse);
          new ConnectionsCheck(context, inspection).run(source, warehouse);
          new PacketCheck(context, inspection).run(source, warehouse);
          new PersonalDataCheck(context, inspection).run(source, warehouse);
          new MonitorCheck(context, inspection).run();
          Answer answer = inspection.answer();
          System.out.print(
              json
                  ? Json.of(answer) + System.lineSeparator()
                  : LineWidth.ofStandardOutput().fold(InspectionText.render(answer)));
          return answer.exitCode();
        });
  }
}
