package vn.dossier.operate.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.status.Status.Lock;
import vn.dossier.operate.status.Status.Run;
import vn.dossier.operate.status.Status.Start;
import vn.dossier.operate.status.Status.Verdict;

/**
 * What became of last night, in one line: the night of yesterday, as of now.
 *
 * @param now local time
 * @param publishedOnce whether any night was ever published
 * @param published whether last night is
 * @param commands what would load it
 * @param lock null when nobody has it
 * @param progress how far the run is that works now; null when none does
 * @param runs recent ones, the newest first
 * @param starts recent ones, the newest first
 */
public record LastNight(
    LocalDateTime now,
    boolean publishedOnce,
    boolean published,
    List<String> commands,
    Lock lock,
    String progress,
    List<Run> runs,
    List<Start> starts) {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY_AND_HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private static final String KILLED =
      "its process never ended, it was killed or its host went down";

  // Jobs that hold the lock and load nothing
  private static final Set<String> KEEPING = Set.of("purge", "migrate", "recover");

  // So long a process may take from its start to the lock
  private static final int SECONDS_TO_BEGIN = 60;

  LocalDate night() {
    return now.toLocalDate().minusDays(1);
  }

  public Verdict verdict() {
    if (published) {
      return loaded();
    }
    if (isHeld() && (lock.job() == null || !KEEPING.contains(lock.job()))) {
      return running();
    }
    Optional<Start> start = new LoadAttempts(now, publishedOnce, starts).last();
    if (start.isPresent()) {
      return afterStart(start.get());
    }
    // Before starts were kept, only runs show it
    return runs.stream()
        .findFirst()
        .filter(Run::unsuccessful)
        .filter(run -> !publishedOnce || isFor(run) || starts.isEmpty() && isToday(run.startedAt()))
        .map(run -> failed(run.dead() ? "DIED" : "FAILED", run.startedAt(), why(run), false))
        .orElseGet(this::nothingStarted);
  }

  private Verdict loaded() {
    String line = "Last night (%s) is loaded and published".formatted(night());
    if (isHeld()) {
      return new Verdict("LOADED", "%s; %s".formatted(line, work()), List.of());
    }
    if (runs.isEmpty() || runs.get(0).nextCommands().isEmpty()) {
      return new Verdict("LOADED", line, List.of());
    }
    Run last = runs.get(0);
    return new Verdict(
        "LOADED",
        "%s; but run %d (%s %s) failed since: %s"
            .formatted(
                line,
                last.jobExecutionId(),
                last.jobName(),
                last.businessDate(),
                type(last.nextCommands())),
        last.nextCommands());
  }

  private Verdict running() {
    if (!runs.isEmpty() && isWorking(runs.get(0)) && isFor(runs.get(0))) {
      return new Verdict(
          "RUNNING",
          "%s is running since %s%s"
              .formatted(subject(), time(runs.get(0).startedAt()), inBrackets(progress)),
          List.of());
    }
    return new Verdict(
        "RUNNING", "%s is not loaded yet: %s".formatted(subject(), work()), List.of());
  }

  private String work() {
    if (!runs.isEmpty() && isWorking(runs.get(0))) {
      Run run = runs.get(0);
      return "%s %s is running since %s%s"
          .formatted(
              run.jobName(), run.businessDate(), time(run.startedAt()), inBrackets(progress));
    }
    return lock.job() == null
        ? "another process has the warehouse"
        : "%s is at work since %s".formatted(lock.job(), time(lock.since()));
  }

  private Verdict afterStart(Start start) {
    Run run =
        runs.stream()
            .filter(r -> start.jobExecutionId() != null)
            .filter(r -> r.jobExecutionId() == start.jobExecutionId())
            .findFirst()
            .orElse(null);
    if (start.neverEnded()) {
      boolean begins =
          start.jobExecutionId() == null
              && start.startedAt().plusSeconds(SECONDS_TO_BEGIN).isAfter(now);
      return begins
          ? new Verdict(
              "RUNNING",
              "%s is not loaded yet: %s has just been started".formatted(subject(), start.verb()),
              List.of())
          : failed("DIED", start.startedAt(), KILLED, false);
    }
    if (start.exitCode() == null || start.exitCode() == 0) {
      return nothingStarted();
    }
    if (start.exitCode() == ExitCode.STOPPED.number()) {
      return failed("STOPPED", start.startedAt(), "it was stopped on request", false);
    }
    String why = run == null || why(run) == null ? start.cause() : why(run);
    return failed(
        "FAILED",
        start.startedAt(),
        why == null ? "exit code " + start.exitCode() : why,
        start.exitCode() == ExitCode.SETUP.number());
  }

  private Verdict failed(String code, LocalDateTime at, String why, boolean fixFirst) {
    String what =
        publishedOnce
            ? "Last night (%s) did not load at %s".formatted(night(), time(at))
            : "Nothing is loaded yet, it failed at %s".formatted(time(at));
    return new Verdict(
        code,
        "%s: %s; %s%s"
            .formatted(
                what,
                why == null ? "for no known reason" : why.replaceFirst("\\.$", ""),
                fixFirst ? "fix that, then " : "",
                type(commands)),
        commands);
  }

  private Verdict nothingStarted() {
    LocalDateTime last =
        starts.stream()
            .filter(LoadAttempts::loads)
            .map(Start::startedAt)
            .findFirst()
            .orElse(runs.isEmpty() ? null : runs.get(0).startedAt());
    if (!publishedOnce && runs.isEmpty()) {
      return new Verdict("NOTHING_LOADED", "Nothing is loaded yet: " + type(commands), commands);
    }
    String since =
        last == null || isToday(last)
            ? "nothing has been started for it"
            : "nothing has been started since " + time(last);
    return new Verdict(
        "NOT_STARTED",
        "%s is not loaded: %s; %s".formatted(subject(), since, type(commands)),
        commands);
  }

  private boolean isHeld() {
    return lock != null && lock.held();
  }

  private String subject() {
    return "Last night (%s)".formatted(night());
  }

  private boolean isFor(Run run) {
    return "nightly".equals(run.jobName()) && night().equals(run.businessDate());
  }

  private static boolean isWorking(Run run) {
    return !run.dead() && run.status().startsWith("START");
  }

  private boolean isToday(LocalDateTime time) {
    return time != null && time.toLocalDate().equals(now.toLocalDate());
  }

  private static String why(Run run) {
    if (run.dead()) {
      return KILLED;
    }
    List<String> checks = new ArrayList<>();
    for (Status.Check check : run.failedChecks()) {
      if (check.severity().equals("ERROR")) {
        checks.add(check.name());
      }
    }
    return checks.isEmpty() ? run.error() : "checks failed: " + String.join(", ", checks);
  }

  private String time(LocalDateTime time) {
    if (time == null) {
      return "an unknown time";
    }
    return (isToday(time) ? HOUR : DAY_AND_HOUR).format(time);
  }

  private static String inBrackets(String text) {
    return text == null ? "" : " (%s)".formatted(text);
  }

  private static String type(List<String> next) {
    return "type " + String.join(", then ", next);
  }
}
