package vn.dossier.operate.monitor;

import java.util.Locale;
import java.util.Map;
import vn.dossier.operate.output.Json;

/** How a message is written. */
enum NotifyFormat {
  /** All that is known, by name. */
  JSON("application/json") {
    @Override
    String write(Message message) {
      return Json.of(message);
    }
  },

  /** One line in the field that chats read: Slack, Mattermost, Rocket.Chat, Google Chat. */
  TEXT("application/json") {
    @Override
    String write(Message message) {
      return Json.of(
          Map.of("text", "dossier-etl on %s: %s".formatted(message.host(), message.sentence())));
    }
  },

  /** An event of CloudEvents 1.0, whose data is that of JSON. */
  CLOUDEVENTS("application/cloudevents+json") {
    @Override
    String write(Message message) {
      return Json.of(CloudEvent.of(message));
    }
  };

  private final String contentType;

  NotifyFormat(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType + "; charset=UTF-8";
  }

  abstract String write(Message message);

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names are those of the specification. */
  private record CloudEvent(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      String time,
      String datacontenttype,
      Message data) {

    static CloudEvent of(Message message) {
      return new CloudEvent(
          "1.0",
          // The same for every try, so that a receiver can tell
          "%s/%d/%s".formatted(message.host(), message.pid(), message.startedAt()),
          "//%s/dossier-etl".formatted(message.host()),
          "vn.dossier.etl." + message.outcome(),
          message.command(),
          message.endedAt(),
          "application/json",
          message);
    }
  }
}
