package vn.dossier.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
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
      "It needs no settings, reads none of the environment, and leaves nothing behind."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Session session;

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = folder();
    StopHook.removeWhenStopped(folder);
    try {
      int code = session.runIn(folder, Training::run);
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
