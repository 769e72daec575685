package vn.dossier.operate.monitor;

import java.sql.Timestamp;
import java.util.List;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.status.Status.Verdict;
import vn.dossier.warehouse.run.Start;

/**
 * What a command that has ended tells: nothing that etl_start does not keep as well.
 *
 * @param command as typed, without settings
 * @param exitCode how it ended
 * @param outcome the same in a word: loaded, failed, setup, busy, check_failed or stopped
 * @param sentence the first line of status, or what the command itself said when that tells nothing
 *     of it
 * @param nextCommands what to type next, in order; empty when nothing
 * @param jobExecutionId the last execution that it started; null when it came to none
 * @param startedAt an instant in UTC; so is endedAt
 */
record Message(
    String command,
    int exitCode,
    String outcome,
    String sentence,
    List<String> nextCommands,
    Long jobExecutionId,
    String host,
    long pid,
    String startedAt,
    String endedAt,
    String programVersion) {

  /**
   * @param ended a command
   * @param verdict what status says now; null when that is not known
   */
  static Message of(Start ended, Verdict verdict) {
    boolean told = verdict != null && (ended.exitCode() == 0 || !verdict.nextCommands().isEmpty());
    return new Message(
        ended.command(),
        ended.exitCode(),
        outcome(ended.exitCode()),
        told ? verdict.line() : sentence(ended),
        told ? verdict.nextCommands() : next(ended),
        ended.jobExecutionId(),
        ended.host(),
        ended.pid(),
        instant(Timestamp.valueOf(ended.startedAt())),
        instant(Timestamp.valueOf(ended.endedAt())),
        ended.programVersion());
  }

  private static String outcome(int exitCode) {
    return exitCode == ExitCode.OK.number()
        ? "loaded"
        : exitCode == ExitCode.SETUP.number()
            ? "setup"
            : exitCode == ExitCode.BUSY.number()
                ? "busy"
                : exitCode == ExitCode.GATE.number()
                    ? "check_failed"
                    : exitCode == ExitCode.STOPPED.number() ? "stopped" : "failed";
  }

  private static String sentence(Start ended) {
    String end = "%s ended with exit code %d".formatted(ended.command(), ended.exitCode());
    return ended.cause() == null ? end : "%s: %s".formatted(end, ended.cause());
  }

  private static List<String> next(Start ended) {
    return ended.isUnsuccessful() && ended.exitCode() != ExitCode.BUSY.number()
        ? List.of(ended.command())
        : List.of();
  }

  private static String instant(Timestamp time) {
    return time.toInstant().toString();
  }
}
