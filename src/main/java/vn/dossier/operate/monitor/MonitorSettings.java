package vn.dossier.operate.monitor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.session.SettingFiles;
import vn.dossier.operate.trace.TraceConfiguration;
import vn.dossier.setup.SetupException;

/**
 * Where a command that loads tells how it went. What is wrong in one setting leaves the others as
 * they are: a night depends on none of them.
 *
 * @param metricsFile for node_exporter; null for none
 * @param pushgateway null for none
 * @param notification where messages go; null for none
 * @param format how they are written
 * @param always whether success is told as well
 * @param heartbeat a monitor that waits for signs of life; null for none
 * @param traces a collector of OTLP; null for none
 * @param lineage where events of OpenLineage go; null for none
 * @param lineageFile a file that they are added to; null for none
 * @param namespace of the jobs in those events
 * @param problems what is wrong, a line each that names the setting and never its value
 */
public record MonitorSettings(
    Path metricsFile,
    Target pushgateway,
    Target notification,
    NotifyFormat format,
    boolean always,
    Target heartbeat,
    Target traces,
    Target lineage,
    Path lineageFile,
    String namespace,
    List<String> problems) {

  public static final String METRICS_FILE = "dossier.metrics.file";
  public static final String PUSHGATEWAY = "dossier.metrics.pushgateway";
  public static final String NOTIFY = "dossier.notify.url";
  public static final String HEARTBEAT = "dossier.heartbeat.url";
  public static final String TRACES = TraceConfiguration.SETTING;
  public static final String LINEAGE = "dossier.lineage.url";
  public static final String LINEAGE_FILE = "dossier.lineage.file";
  private static final String NAMESPACE = "dossier.lineage.namespace";
  private static final String FORMAT = "dossier.notify.format";
  private static final String ON = "dossier.notify.on";

  private static final String FAILURE = "failure";
  private static final String ALWAYS = "always";

  /** Reads what is set. */
  public static MonitorSettings of(PropertyResolver settings) {
    Reading reading = new Reading(settings);
    return new MonitorSettings(
        reading.value(METRICS_FILE, MonitorSettings::collected, null),
        reading.address(PUSHGATEWAY),
        reading.address(NOTIFY),
        reading.value(FORMAT, MonitorSettings::format, NotifyFormat.JSON),
        reading.value(ON, MonitorSettings::always, false),
        reading.address(HEARTBEAT),
        reading.address(TRACES),
        reading.address(LINEAGE),
        reading.value(LINEAGE_FILE, text -> path(LINEAGE_FILE, text), null),
        reading.value(NAMESPACE, text -> text, "dossier-etl"),
        List.copyOf(reading.problems));
  }

  private static Path collected(String text) {
    // Else it would lie there and nobody would read it
    if (!text.endsWith(".prom")) {
      throw new SetupException(
          METRICS_FILE + " must name a file that ends in .prom: node_exporter reads no other");
    }
    return path(METRICS_FILE, text);
  }

  private static Path path(String setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new SetupException(setting + " is no path of a file");
    }
  }

  private static NotifyFormat format(String text) {
    return Stream.of(NotifyFormat.values())
        .filter(format -> format.text().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new SetupException(FORMAT + " must be json, text or cloudevents"));
  }

  private static boolean always(String text) {
    String when = text.toLowerCase(Locale.ROOT);
    if (!when.equals(FAILURE) && !when.equals(ALWAYS)) {
      throw new SetupException("%s must be %s or %s".formatted(ON, FAILURE, ALWAYS));
    }
    return when.equals(ALWAYS);
  }

  /** Whether there is anybody to tell. */
  boolean tellNobody() {
    return metricsFile == null
        && pushgateway == null
        && notification == null
        && heartbeat == null
        && traces == null
        && !tellsLineage();
  }

  /** Whether anybody takes events of OpenLineage. */
  boolean tellsLineage() {
    return lineage != null || lineageFile != null;
  }

  /** Whether the end of a command is told: that another run was active is no news. */
  boolean notifies(int exitCode) {
    return notification != null
        && (always || exitCode != ExitCode.OK.number() && exitCode != ExitCode.BUSY.number());
  }

  private static final class Reading {

    private final PropertyResolver settings;
    private final List<String> problems = new ArrayList<>();

    Reading(PropertyResolver settings) {
      this.settings = settings;
    }

    Target address(String name) {
      try {
        Map<String, String> file = SettingFiles.read(settings, List.of(name));
        return file.containsKey(name)
            ? Target.of(name, file.get(name))
            : value(name, text -> Target.of(name, text), null);
      } catch (SetupException e) {
        problems.add(e.getMessage());
      } catch (PlaceholderResolutionException e) {
        problems.add(noPlaceholder(name));
      }
      return null;
    }

    <T> T value(String name, Function<String, T> parser, T otherwise) {
      try {
        String text = settings.getProperty(name);
        return StringUtils.hasText(text) ? parser.apply(text.strip()) : otherwise;
      } catch (SetupException e) {
        problems.add(e.getMessage());
      } catch (PlaceholderResolutionException e) {
        // Its message repeats the value
        problems.add(noPlaceholder(name));
      }
      return otherwise;
    }

    private static String noPlaceholder(String name) {
      return name + " holds a placeholder that nothing is set for";
    }
  }
}
