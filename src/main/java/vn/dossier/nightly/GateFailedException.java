package vn.dossier.nightly;

import java.util.List;
import java.util.stream.Collectors;
import vn.dossier.warehouse.Verification.Check;

/** A check with severity ERROR did not pass: nothing is published, exit code 4. */
public final class GateFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  GateFailedException(List<Check> failed) {
    super(
        failed.stream()
            .map(c -> "%s (observed %d, allowed %d)".formatted(c.name(), c.observed(), c.allowed()))
            .collect(Collectors.joining(", ")));
  }
}
