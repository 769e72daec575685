package vn.dossier.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.dossier.testing.database.Databases;

/**
 * The jar in a folder, as a scheduler starts it.
 *
 * @param folder the working directory
 * @param environment settings as environment variables; nothing else of the program's is inherited
 * @param installed whether it is unpacked and has an archive of its classes, so that it starts
 *     sooner
 */
public record Jar(Path folder, Map<String, String> environment, boolean installed) {

  private static final String SAYS_STEPS = "vn/dossier/processes/steps-on-stderr.xml";

  /** With the six settings. */
  public static Jar over(Path folder, Databases databases) {
    Map<String, String> six = new HashMap<>();
    databases
        .settings()
        .forEach(
            (key, value) ->
                six.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
    return new Jar(folder, six, true);
  }

  /** The same on a host in another time zone. */
  public Jar inZone(String zone) {
    Map<String, String> there = new HashMap<>(environment);
    there.put("JAVA_TOOL_OPTIONS", "-Duser.timezone=" + zone);
    return new Jar(folder, there, installed);
  }

  /** The same with no more memory than this, such as 64m. */
  public Jar withHeap(String size) {
    return withJava("-Xmx" + size);
  }

  /** The same with options of Java. */
  public Jar withJava(String options) {
    Map<String, String> other = new HashMap<>(environment);
    other.put("JAVA_TOOL_OPTIONS", options);
    return new Jar(folder, other, installed);
  }

  /** Starts a command, with nothing but its words. */
  public RunningJar start(String... arguments) {
    return start(List.of(), List.of(arguments));
  }

  /** Starts a command so that it starts soon, writes many chunks and says which step begins. */
  public RunningJar startInSmallSteps(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--dossier.nightly.chunk-size=20");
    all.add("--logging.config=" + Path.of("src/test/resources", SAYS_STEPS).toUri());
    return start(List.of("-XX:+UseSerialGC"), all);
  }

  private RunningJar start(List<String> options, List<String> arguments) {
    List<String> command =
        new ArrayList<>(installed ? Installation.command(options) : Installation.packaged(options));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(Jar::isSetting);
    builder.environment().putAll(environment);
    try {
      return new RunningJar(builder.start(), arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an environment variable is a setting of the program. */
  public static boolean isSetting(String name) {
    return name.matches("(DOSSIER|SPRING|LOGGING)_.*");
  }

  /** Runs a command to its end. */
  public Ended run(String... arguments) {
    return start(arguments).end();
  }
}
