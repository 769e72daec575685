package vn.dossier.operate.status;

import java.util.List;

/** The cause in the exit message that Spring Batch keeps: a stack trace, often cut at its end. */
final class Cause {

  private static final String DEEPER = "Caused by: ";

  private Cause() {}

  /** The deepest cause in one line, without its package; null when there is no message. */
  static String of(String exitMessage) {
    List<String> lines =
        exitMessage == null
            ? List.of()
            : exitMessage.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return null;
    }
    String last =
        lines.stream()
            .filter(line -> line.startsWith(DEEPER))
            .reduce((one, next) -> next)
            .map(line -> line.substring(DEEPER.length()))
            .orElse(lines.get(0));
    int colon = last.indexOf(": ");
    String type = colon < 0 ? last : last.substring(0, colon);
    // A type is a name with packages and no blank; anything else is a message already
    return type.indexOf(' ') >= 0 ? last : last.substring(type.lastIndexOf('.') + 1);
  }
}
