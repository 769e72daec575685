package vn.dossier.operate.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.status.Status.Start;

/**
 * Which of the recent starts were to load last night.
 *
 * @param now local time
 * @param publishedOnce whether any night was ever published; before that, every start is one
 * @param starts the newest first
 */
record LoadAttempts(LocalDateTime now, boolean publishedOnce, List<Start> starts) {

  private static final Set<String> LOADING = Set.of("nightly", "rerun");

  /** Whether a start was to load a night. */
  static boolean loads(Start start) {
    return LOADING.contains(start.verb());
  }

  /** The last one; one that was turned away only if all were. */
  Optional<Start> last() {
    List<Start> attempts =
        starts.stream()
            // What failed before has lost its cause when dates were taken back
            .takeWhile(start -> !hasTakenBack(start))
            .filter(LoadAttempts::loads)
            .filter(start -> !publishedOnce || isForLastNight(start))
            .toList();
    return attempts.stream()
        .filter(start -> start.exitCode() == null || start.exitCode() != ExitCode.BUSY.number())
        .findFirst()
        .or(() -> attempts.stream().findFirst());
  }

  private static boolean hasTakenBack(Start start) {
    return start.verb().equals("withdraw") && start.exitCode() != null && start.exitCode() == 0;
  }

  private boolean isForLastNight(Start start) {
    LocalDate night = now.toLocalDate().minusDays(1);
    List<String> words = List.of(start.command().replace('=', ' ').split(" +"));
    int option = words.indexOf("--date");
    return option < 0
        ? start.startedAt().toLocalDate().equals(now.toLocalDate())
        : option + 1 < words.size()
            && words.get(option + 1).equals(night.toString())
            && !start.startedAt().toLocalDate().isBefore(night);
  }
}
