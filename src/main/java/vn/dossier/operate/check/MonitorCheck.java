package vn.dossier.operate.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;
import vn.dossier.operate.monitor.MonitorSettings;
import vn.dossier.operate.monitor.Reachability;
import vn.dossier.operate.monitor.Target;

/**
 * Looks at where nights tell how they went. A night depends on none of it, so a place that is away
 * is a warning.
 */
final class MonitorCheck {

  private static final List<String> LOG_FORMATS =
      List.of("logging.structured.format.console", "logging.structured.format.file");

  private final ApplicationContext context;
  private final Inspection inspection;

  MonitorCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  void run() {
    MonitorSettings settings = MonitorSettings.of(context.getEnvironment());
    settings
        .problems()
        .forEach(problem -> inspection.error("monitoring", problem, "fix the setting"));
    if (settings.metricsFile() != null) {
      file(MonitorSettings.METRICS_FILE, settings.metricsFile());
    }
    if (settings.lineageFile() != null) {
      file(MonitorSettings.LINEAGE_FILE, settings.lineageFile());
    }
    reach(settings.pushgateway());
    reach(settings.notification());
    reach(settings.heartbeat());
    reach(settings.traces());
    reach(settings.lineage());
    LOG_FORMATS.forEach(this::format);
  }

  // A night with a wrong one logs text
  private void format(String setting) {
    String format = context.getEnvironment().getProperty(setting, "");
    if (!format.matches("(ecs|logstash|gelf|.*\\..*)?")) {
      inspection.error("monitoring", setting + " must be ecs, logstash or gelf", "fix the setting");
    }
  }

  private void file(String setting, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(folder) && Files.isWritable(folder)) {
      inspection.ok("monitoring", "%s: %s".formatted(setting, file));
    } else {
      inspection.error(
          "monitoring",
          "%s: %s is no folder where this account may write".formatted(setting, folder),
          "fix the setting, or let this account write there");
    }
  }

  private void reach(Target target) {
    if (target == null) {
      return;
    }
    Reachability.problem(target)
        .ifPresentOrElse(
            problem ->
                inspection.warning(
                    "monitoring",
                    "%s: %s".formatted(target.setting(), problem),
                    "fix the address, or what answers there"),
            () ->
                inspection.ok(
                    "monitoring", target.setting() + ": somebody listens there; nothing was sent"));
  }
}
