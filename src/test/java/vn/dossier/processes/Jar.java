package vn.dossier.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dossier.nights.Databases;

/**
 * The jar in a folder, as a scheduler starts it.
 *
 * @param folder the working directory
 * @param environment settings as environment variables; nothing else of the program's is inherited
 */
record Jar(Path folder, Map<String, String> environment) {

  private static final Path FILE = Path.of("target", "dossier-etl.jar").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** With the six settings. */
  static Jar over(Path folder, Databases databases) {
    Map<String, String> six = new java.util.HashMap<>();
    databases
        .settings()
        .forEach(
            (key, value) ->
                six.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
    return new Jar(folder, six);
  }

  RunningJar start(String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", FILE.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(DOSSIER|SPRING|LOGGING)_.*"));
    builder.environment().putAll(environment);
    try {
      return new RunningJar(builder.start(), List.of(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) {
    return start(arguments).end();
  }
}
