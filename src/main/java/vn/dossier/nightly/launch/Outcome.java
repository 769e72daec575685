package vn.dossier.nightly.launch;

import vn.dossier.nightly.end.ExitCode;

/**
 * How a command that runs the job ended.
 *
 * @param code for the scheduler
 * @param message one line for people: what happened and, when it went wrong, what to type next
 * @param jobExecutionId the execution that ran; null when nothing was started
 */
public record Outcome(ExitCode code, String message, Long jobExecutionId) {

  static Outcome nothingToDo(String message) {
    return new Outcome(ExitCode.OK, message, null);
  }
}
