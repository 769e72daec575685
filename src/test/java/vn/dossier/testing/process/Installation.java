package vn.dossier.testing.process;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged program as src/docs/installation.md installs it: unpacked, with an archive of its
 * classes. Made once for all test JVMs of a build, so that each of the many processes starts
 * sooner.
 */
public final class Installation {

  private static final Path PACKAGED = Path.of("target", "dossier-etl.jar").toAbsolutePath();
  private static final Path FOLDER = Path.of("target", "installed").toAbsolutePath();
  private static final Path JAR = FOLDER.resolve(PACKAGED.getFileName());
  private static final Path ARCHIVE = FOLDER.resolve("dossier-etl.jsa");

  /** The time of the jar that it is made of. */
  private static final Path MADE_OF = FOLDER.resolve("made-of");

  private static final Path LOCK = FOLDER.resolveSibling("installed.lock");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  // Short lives: the second compiler would only take the time of whoever runs beside, and the first
  // a third of theirs, did it not wait for methods that are called more often
  private static final List<String> OF_SHORT_LIVES =
      List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=3");

  private static final int PATIENCE_SECONDS = 240;

  private static boolean made;

  private Installation() {}

  /** What starts the program, up to where the words of its command begin. */
  public static synchronized List<String> command(List<String> options) {
    if (!made) {
      makeUnlessMade();
      made = true;
    }
    return start(options, "-XX:SharedArchiveFile=" + ARCHIVE, JAR);
  }

  /** The same of the jar as the build leaves it. */
  static List<String> packaged(List<String> options) {
    return start(options, "-Xshare:auto", PACKAGED);
  }

  private static void makeUnlessMade() {
    try (FileChannel channel = FileChannel.open(LOCK, CREATE, WRITE)) {
      // Until it is closed
      channel.lock();
      String jar = Files.getLastModifiedTime(PACKAGED).toString();
      if (!Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(jar)) {
        make();
        Files.writeString(MADE_OF, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make() throws IOException {
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
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> start(List<String> options, String archive, Path jar) {
    List<String> command = new ArrayList<>(List.of(JAVA, archive));
    command.addAll(OF_SHORT_LIVES);
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
