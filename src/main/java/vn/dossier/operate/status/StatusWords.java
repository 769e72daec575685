package vn.dossier.operate.status;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.dossier.operate.status.Status.Freshness;
import vn.dossier.operate.status.Status.Gap;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Sharing;

/** What the text and the page say alike. */
final class StatusWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private StatusWords() {}

  static String published(Freshness freshness) {
    return freshness == null
        ? "nothing yet"
        : "up to %s, at %s by run %d%s"
            .formatted(
                freshness.businessDate(),
                time(freshness.publishedAt()),
                freshness.jobExecutionId(),
                freshness.remark());
  }

  static String gap(Gap gap) {
    String next = String.join(", then ", gap.nextCommands());
    if (gap.from().equals(gap.to())) {
      return "%s; type %s".formatted(gap.from(), next);
    }
    return "%s to %s; type %s%s"
        .formatted(
            gap.from(),
            gap.to(),
            next,
            // A night with a date is one night
            next.endsWith("nightly") ? "" : ", and so on day by day");
  }

  /** Word by word: a line of the page must not end within --date. */
  static List<String> split(String text) {
    return List.of(text.split(" "));
  }

  static String sharing(Sharing sharing) {
    return sharing.jobExecutionId() == null
        ? "Workers: no run has shared its partitions yet"
        : "Workers: %d of %d partitions of run %d done, %d left; %d hand-overs"
            .formatted(
                sharing.done(),
                sharing.partitions(),
                sharing.jobExecutionId(),
                sharing.left(),
                sharing.handOvers());
  }

  static String state(Run run) {
    return run.dead() ? "DEAD" : run.status();
  }

  static String took(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  static String time(LocalDateTime time) {
    return TIME.format(time);
  }
}
