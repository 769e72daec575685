package vn.dossier.warehouse.run;

import java.time.LocalDateTime;

/**
 * A start of a command that writes. Times are local, in the zone of the dossiers.
 *
 * @param id its number; 0 before it is stored
 * @param command as typed, without settings
 * @param programVersion version of the program
 * @param owner account of the operating system
 * @param host where it ran
 * @param pid its process
 * @param startedAt when it began
 * @param endedAt when it ended; null while it works, and for ever when its process was killed
 * @param exitCode how it ended; null like endedAt
 * @param cause why its exit code is not 0, in one line without values; null when it is, or unknown
 * @param jobExecutionId the last execution that it started; null when it came to none
 */
public record Start(
    long id,
    String command,
    String programVersion,
    String owner,
    String host,
    long pid,
    LocalDateTime startedAt,
    LocalDateTime endedAt,
    Integer exitCode,
    String cause,
    Long jobExecutionId) {

  private static final int LONGEST_COMMAND = 200;
  private static final int LONGEST_VERSION = 50;
  private static final int LONGEST_OWNER = 100;
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_CAUSE = 500;

  /** Cuts what is longer than its column. */
  public Start {
    command = cut(command, LONGEST_COMMAND);
    programVersion = cut(programVersion, LONGEST_VERSION);
    owner = cut(owner, LONGEST_OWNER);
    host = cut(host, LONGEST_HOST);
    cause = cut(cause, LONGEST_CAUSE);
  }

  private static String cut(String text, int longest) {
    return text == null || text.length() <= longest
        ? text
        : text.substring(0, longest - 1) + "\u2026";
  }

  /** One that begins. */
  public static Start begun(
      String command, String version, String owner, String host, long pid, LocalDateTime now) {
    return new Start(0, command, version, owner, host, pid, now, null, null, null, null);
  }

  /** The same under its number. */
  public Start numbered(long number) {
    return new Start(
        number,
        command,
        programVersion,
        owner,
        host,
        pid,
        startedAt,
        endedAt,
        exitCode,
        cause,
        jobExecutionId);
  }

  /**
   * The same when it has ended.
   *
   * @param why null when all is well
   * @param execution null when it came to none, or does not know
   */
  public Start ended(LocalDateTime now, int code, String why, Long execution) {
    return new Start(
        id, command, programVersion, owner, host, pid, startedAt, now, code, why, execution);
  }

  /** The command alone: nightly, backfill, rerun, ... */
  public String verb() {
    return command.split(" ", 2)[0];
  }

  /** Whether it did not do what was asked, as far as is known; so is one that still works. */
  public boolean isUnsuccessful() {
    return exitCode == null || exitCode != 0;
  }
}
