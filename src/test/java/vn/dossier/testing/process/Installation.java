package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged program as src/docs/installation.md installs it: unpacked, with an archive of its
 * classes. Made once, so that each of the many processes starts sooner.
 */
public final class Installation {

  private static final Path PACKAGED = Path.of("target", "dossier-etl.jar").toAbsolutePath();
  private static final Path FOLDER = Path.of("target", "installed").toAbsolutePath();
  private static final Path JAR = FOLDER.resolve(PACKAGED.getFileName());
  private static final Path ARCHIVE = FOLDER.resolve("dossier-etl.jsa");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  // Short lives: the second compiler would only take the time of whoever runs beside
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final int PATIENCE_SECONDS = 120;

  private static boolean made;

  private Installation() {}

  /** What starts the program, up to where the words of its command begin. */
  public static synchronized List<String> command(List<String> options) {
    if (!made) {
      make();
      made = true;
    }
    return start(options, "-XX:SharedArchiveFile=" + ARCHIVE, JAR);
  }

  /** The same of the jar as the build leaves it. */
  static List<String> packaged(List<String> options) {
    return start(options, "-Xshare:auto", PACKAGED);
  }

  private static void make() {
    try {
      FileSystemUtils.deleteRecursively(FOLDER);
      Files.createDirectories(FOLDER);
      List<String> extract = new ArrayList<>(List.of(JAVA, "-Djarmode=tools", "-jar"));
      extract.addAll(List.of(PACKAGED.toString(), "extract", "--force", "--destination", "."));
      run(extract);
      List<String> train =
          new ArrayList<>(
              start(List.of("-Xlog:disable"), "-XX:ArchiveClassesAtExit=" + ARCHIVE, JAR));
      train.add("train");
      run(train);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> start(List<String> options, String archive, Path jar) {
    List<String> command = new ArrayList<>(List.of(JAVA, ONE_COMPILER, archive));
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path log = FOLDER.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().keySet().removeIf(Jar::isSetting);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> String.join(" ", command) + ": see " + log).isZero();
  }
}
