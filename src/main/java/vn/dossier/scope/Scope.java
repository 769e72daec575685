package vn.dossier.scope;

import java.time.LocalDate;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.verdict.RejectReason;

/**
 * The dossiers that a run looks for in the source, frozen when it is planned
 * (src/docs/contracts.md).
 *
 * @param selection how they are chosen
 * @param from first accepted date, inclusive; {@link #NO_LOWER_BOUND} of a full run and of a replay
 * @param to last accepted date, inclusive: the business date, or --to of a backfill
 * @param asOf local date on which the run was planned
 * @param reason the reason for which a replay's dossiers are in quarantine; null for all, and for
 *     other selections
 */
public record Scope(
    Selection selection, LocalDate from, LocalDate to, LocalDate asOf, RejectReason reason) {

  /** Earlier than any date that a source can hold. */
  public static final LocalDate NO_LOWER_BOUND = LocalDate.of(1, 1, 1);

  /** The nightly default: from 1 January of the year before the business date's. */
  public static Scope rolling(LocalDate businessDate, LocalDate asOf) {
    LocalDate from = LocalDate.of(businessDate.getYear() - 1, 1, 1);
    return new Scope(Selection.ROLLING, from, businessDate, asOf, null);
  }

  /** Every dossier up to the business date. */
  public static Scope full(LocalDate businessDate, LocalDate asOf) {
    return new Scope(Selection.FULL, NO_LOWER_BOUND, businessDate, asOf, null);
  }

  /** The dossiers accepted between two dates, both inclusive. */
  public static Scope range(LocalDate from, LocalDate to, LocalDate asOf) {
    return new Scope(Selection.RANGE, from, to, asOf, null);
  }

  /**
   * What is in quarantine. Its dossiers may be of any day and bring their collections, so no day
   * before the business date is out of reach.
   *
   * @param reason only what is there for this reason; null for all
   */
  public static Scope replay(LocalDate businessDate, LocalDate asOf, RejectReason reason) {
    return new Scope(Selection.REPLAY, NO_LOWER_BOUND, businessDate, asOf, reason);
  }

  /** Whether the source is scanned; else dossiers are looked up by id alone. */
  public boolean scans() {
    return selection != Selection.REPLAY;
  }

  /** Whether dossiers belong to it that have no accepted date, or one after the as-of date. */
  public boolean takesUndated() {
    return selection != Selection.RANGE;
  }

  /** Whether it takes what the warehouse holds as open, whatever the date. */
  public boolean takesOpen() {
    return selection == Selection.ROLLING || selection == Selection.FULL;
  }

  /** Whether it takes what is in quarantine, whatever the date. */
  public boolean takesQuarantine() {
    return selection != Selection.RANGE;
  }

  /** Whether a day lies between its bounds. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Whether a dossier with this accepted date, as the source has it, is scanned. */
  public boolean contains(SourceDate accepted) {
    if (!scans()) {
      return false;
    }
    LocalDate date = accepted.date();
    if (date == null) {
      return takesUndated();
    }
    return covers(date) || takesUndated() && date.isAfter(asOf);
  }
}
