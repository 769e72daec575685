package vn.dossier.nightly.end;

import java.util.List;
import java.util.stream.Collectors;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RejectCounts;

/** A check with severity ERROR did not pass: nothing is published, exit code 4. */
public final class GateFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kept the run from publishing. */
  public enum Kind {
    /** An identity is broken: something in the warehouse is wrong. */
    IDENTITY,
    /** The catalogue that the run classified with was one of a moment. */
    CATALOGUE,
    /** Quarantine is over a limit of the settings. */
    REJECTS,
    /** Too much of what is published would vanish. */
    RETIRED,
    /** A measure is over another threshold of jobs/checks.yml. */
    THRESHOLD
  }

  private final Kind kind;

  /**
   * @param commonest reasons of quarantine, when it is over a limit; else empty
   */
  public GateFailedException(Kind kind, List<Check> failed, List<RejectCounts.OfReason> commonest) {
    super(
        failed.stream().map(Check::toString).collect(Collectors.joining(", "))
            + (commonest.isEmpty() ? "" : "; the most common reasons: ")
            + commonest.stream()
                .map(reason -> "%s %,d".formatted(reason.reason(), reason.dossiers()))
                .collect(Collectors.joining(", ")));
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
