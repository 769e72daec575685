package vn.dossier.operate.monitor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.dossier.operate.lineage.LineageFile;

/** The places that are told: each answers what is wrong in words, or nothing when it was told. */
final class Places {

  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  // Never instance or run: a Pushgateway does not forget what it was told once
  private static final String GROUP = "/metrics/job/dossier-etl";

  private static final String TRACES = "/v1/traces";
  private static final String JSON = "application/json";

  private final MonitorSettings settings;
  private final Delivery delivery = new Delivery();

  Places(MonitorSettings settings) {
    this.settings = settings;
  }

  /**
   * @param whole whether these are all gauges; else the others stay
   */
  Optional<String> file(Exposition gauges, boolean whole) {
    MetricsFile file = new MetricsFile(settings.metricsFile());
    try {
      if (whole) {
        file.replace(gauges);
      } else {
        file.update(gauges);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(notWritten(MonitorSettings.METRICS_FILE, e));
    }
  }

  /**
   * @param whole whether these are all gauges; else the others stay
   */
  Optional<String> push(Exposition gauges, boolean whole, int tries) throws InterruptedException {
    // PUT replaces the group; POST only what it names
    return delivery.send(
        settings.pushgateway().at(GROUP),
        whole ? "PUT" : "POST",
        TEXT_FORMAT,
        gauges.toString(),
        tries);
  }

  /**
   * @param path what has happened: /start, or the exit code
   */
  Optional<String> beat(String path, int tries) throws InterruptedException {
    return delivery.send(settings.heartbeat().at(path), "GET", null, null, tries);
  }

  Optional<String> tell(Message message, int tries) throws InterruptedException {
    return delivery.send(
        settings.notification(),
        "POST",
        settings.format().contentType(),
        settings.format().write(message),
        tries);
  }

  /**
   * @param trace of a command, in the JSON of OTLP
   */
  Optional<String> trace(String trace, int tries) throws InterruptedException {
    return delivery.send(settings.traces().at(TRACES), "POST", JSON, trace, tries);
  }

  /**
   * @param events of OpenLineage, in order; after one that is not taken there are no more
   */
  Optional<String> lineage(List<String> events, int tries) throws InterruptedException {
    for (String event : events) {
      Optional<String> problem = delivery.send(settings.lineage(), "POST", JSON, event, tries);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /**
   * @param events of OpenLineage
   */
  Optional<String> lineageFile(List<String> events) {
    try {
      LineageFile.append(settings.lineageFile(), events);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(notWritten(MonitorSettings.LINEAGE_FILE, e));
    }
  }

  private static String notWritten(String setting, IOException thrown) {
    return "%s cannot be written (%s: %s)"
        .formatted(setting, thrown.getClass().getSimpleName(), thrown.getMessage());
  }
}
