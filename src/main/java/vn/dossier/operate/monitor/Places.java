package vn.dossier.operate.monitor;

import java.io.IOException;
import java.util.Optional;

/** The places that are told: each answers what is wrong in words, or nothing when it was told. */
final class Places {

  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  // Never instance or run: a Pushgateway does not forget what it was told once
  private static final String GROUP = "/metrics/job/dossier-etl";

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
      return Optional.of(
          "%s cannot be written (%s: %s)"
              .formatted(
                  MonitorSettings.METRICS_FILE, e.getClass().getSimpleName(), e.getMessage()));
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
}
