package vn.dossier.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.operate.check.WholeInspection;
import vn.dossier.operate.demo.Training;
import vn.dossier.operate.process.StopHook;
import vn.dossier.operate.session.Session;
import vn.dossier.setup.SetupException;

/** Uses what a night uses, so that Java can write it into an archive of classes. */
@Command(
    name = "train",
    description = {
      "Runs two nights of the sample province in a temporary folder, for a class archive:",
      "java -XX:ArchiveClassesAtExit=dossier-etl.jsa -jar dossier-etl.jar train",
      "It needs no settings, reads none of the environment, and leaves nothing behind.",
      "With --servers it also asks the servers of the settings what check asks."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Session session;

  @Option(
      names = "--servers",
      description =
          "Also asks source and warehouse what check asks: what their driver makes while it runs"
              + " is then in the archive, too.")
  private boolean servers;

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    StopHook.removeWhenStopped(folder);
    try {
      int code = session.runIn(folder, Training::run);
      if (code == 0 && servers) {
        code = askServers();
      }
      if (code == 0) {
        System.out.println(
            "The classes of a night were used: an archive that Java writes has them");
      }
      return code;
    } finally {
      FileSystemUtils.deleteRecursively(folder);
      StopHook.removeWhenStopped(null);
    }
  }

  // Whether they answer matters; what they answer is for check to tell
  private int askServers() {
    return session.runLazily(
        context -> {
          Answer answer = WholeInspection.of(context);
          if (answer.exitCode() != ExitCode.OK.number()) {
            System.err.println(
                "The archive may lack what the driver makes; mend this, then train --servers again:");
            answer.errors().forEach(error -> System.err.println("  " + error));
          }
          return answer.exitCode();
        });
  }

  // Nobody else may look into a temporary folder
  private static Path folder() {
    try {
      return Files.createTempDirectory("dossier-etl-");
    } catch (IOException e) {
      throw new SetupException(
          "Cannot make a folder in %s: name another with -Djava.io.tmpdir"
              .formatted(System.getProperty("java.io.tmpdir")),
          e);
    }
  }
}
