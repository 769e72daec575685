package vn.dossier.warehouse.run;

import java.math.BigDecimal;

/**
 * One check of one run, as kept in etl_run_check.
 *
 * @param name of an identity, a check of jobs/checks.yml or a limit
 * @param severity ERROR stops the run, WARN does not
 * @param observed what was counted or measured; its unit depends on the check
 * @param allowed how much may be, in the same unit
 * @param detail what the numbers do not say, in words; null mostly
 */
public record Check(
    String name, String severity, BigDecimal observed, BigDecimal allowed, String detail) {

  /** A check whose numbers say everything. */
  public Check(String name, String severity, BigDecimal observed, BigDecimal allowed) {
    this(name, severity, observed, allowed, null);
  }

  /** Severity of a check that stops the run when it does not pass. */
  public static final String ERROR = "ERROR";

  /** Severity of a check that only warns. */
  public static final String WARN = "WARN";

  /** The same check, with words for whom it does not pass. */
  public Check explained(String words) {
    return passed() ? this : new Check(name, severity, observed, allowed, words);
  }

  /** The same check, which somebody lets pass. */
  public Check letPass(String words) {
    return new Check(name, WARN, observed, allowed, words);
  }

  /** An identity: nothing may break it. */
  public static Check identity(String name, long broken) {
    return new Check(name, ERROR, BigDecimal.valueOf(broken), BigDecimal.ZERO);
  }

  /** Whether what was observed is allowed. */
  public boolean passed() {
    return observed.compareTo(allowed) <= 0;
  }

  /** Whether it stops the run. */
  public boolean stops() {
    return !passed() && severity.equals(ERROR);
  }

  @Override
  public String toString() {
    return "%s (observed %s, allowed %s)%s"
        .formatted(name, plain(observed), plain(allowed), detail == null ? "" : ": " + detail);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
