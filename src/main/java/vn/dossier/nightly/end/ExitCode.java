package vn.dossier.nightly.end;

/** What a command reports to the scheduler (src/docs/contracts.md). */
public enum ExitCode {
  /** Loaded, or that night was already loaded. */
  OK(0),
  /** The run failed; the same command may succeed later. */
  FAILED(1),
  /** A person must change something first. */
  SETUP(2),
  /** Another run is active. */
  BUSY(3),
  /** A verification gate failed; nothing was published. */
  GATE(4),
  /** Stopped on request; rerun continues. */
  STOPPED(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The exit code of the process. */
  public int number() {
    return number;
  }
}
