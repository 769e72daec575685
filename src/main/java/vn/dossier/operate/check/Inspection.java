package vn.dossier.operate.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.session.Failure;
import vn.dossier.operate.session.PoolSizes;

/** What {@code check} has looked at, line by line. */
public final class Inspection {

  /** How bad a line is. */
  enum Mark {
    OK,
    NOTE,
    WARNING,
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param subject what was looked at
   * @param seen what was found
   * @param action what to do; null when nothing
   */
  record Line(Mark mark, String subject, String seen, String action) {}

  /** The answer as a document. */
  public record Answer(int exitCode, List<Line> lines) {

    /** What is wrong, each with what to do, in a line each. */
    public List<String> errors() {
      return lines.stream()
          .filter(line -> line.mark() == Mark.ERROR)
          .map(line -> line.subject() + ": " + line.seen() + then(line.action()))
          .toList();
    }

    private static String then(String action) {
      return action == null ? "" : " -> " + action;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private boolean unreachable;

  void ok(String subject, String seen) {
    lines.add(new Line(Mark.OK, subject, seen, null));
  }

  void note(String subject, String seen) {
    lines.add(new Line(Mark.NOTE, subject, seen, null));
  }

  void warning(String subject, String seen, String action) {
    lines.add(new Line(Mark.WARNING, subject, seen, action));
  }

  void error(String subject, String seen, String action) {
    lines.add(new Line(Mark.ERROR, subject, seen, action));
  }

  /** Says whether a pool of connections is large enough. */
  void pool(String subject, PoolSizes.Pool pool, int partitions) {
    String seen = "%d connections for %d partitions".formatted(pool.size(), partitions);
    if (pool.isTooSmall()) {
      error(subject, seen, pool.advice());
    } else {
      ok(subject, seen);
    }
  }

  /**
   * Looks at something; what goes wrong is a line too, and the rest is looked at all the same.
   *
   * @return whether it could be looked at
   */
  boolean look(String subject, String action, Runnable look) {
    try {
      look.run();
      return true;
    } catch (RuntimeException e) {
      Failure failure = Failure.of(e);
      unreachable |= failure.code() != ExitCode.SETUP;
      error(subject, failure.line(), action);
      return false;
    }
  }

  /** The lines so far, and the exit code that they mean. */
  Answer answer() {
    boolean errors = lines.stream().anyMatch(line -> line.mark() == Mark.ERROR);
    ExitCode code = errors ? ExitCode.SETUP : ExitCode.OK;
    return new Answer((unreachable ? ExitCode.FAILED : code).number(), List.copyOf(lines));
  }
}
