package vn.dossier.operate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.operate.check.InspectionText;
import vn.dossier.operate.check.WholeInspection;
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
          Answer answer = WholeInspection.of(context);
          System.out.print(
              json
                  ? Json.of(answer) + System.lineSeparator()
                  : LineWidth.ofStandardOutput().fold(InspectionText.render(answer)));
          return answer.exitCode();
        });
  }
}
