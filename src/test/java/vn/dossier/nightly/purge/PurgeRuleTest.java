package vn.dossier.nightly.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which executions may be forgotten. Each test ends with a later night, which is kept as such. */
class PurgeRuleTest {

  private static final LocalDateTime LIMIT = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final LocalDateTime OLD = LIMIT.minusDays(1);
  private static final LocalDateTime YOUNG = LIMIT.plusDays(1);
  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 30);

  private final List<PastExecution> all = new ArrayList<>();

  @Test
  void whatFailedLongAgoGoes() {
    add(1, 1, 1L, "FAILED", OLD);
    add(2, 2, null, "FAILED", OLD);
    add(3, 3, 3L, "STOPPED", OLD);
    add(4, 4, 4L, "ABANDONED", OLD);
    assertThat(old()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void theLastSuccessOfANightStaysAndEarlierOnesGo() {
    add(1, 1, 1L, "COMPLETED", OLD);
    add(2, 2, 2L, "COMPLETED", OLD);
    add(3, 3, 3L, "FAILED", OLD);
    assertThat(old()).containsExactly(1L, 3L);
  }

  @Test
  void theFailedBeginningOfASuccessGoes() {
    add(1, 1, 1L, "FAILED", OLD);
    add(2, 1, 1L, "COMPLETED", OLD);
    assertThat(old()).containsExactly(1L);
  }

  @Test
  void aNightAndABackfillOfOneDateEachKeepTheirSuccess() {
    add(1, 1, 1L, "COMPLETED", OLD);
    all.add(new PastExecution(2, 2, "backfill", NIGHT, 2L, "COMPLETED", OLD));
    assertThat(old()).isEmpty();
  }

  @Test
  void whatIsNotOverStaysHoweverOld() {
    add(1, 1, 1L, "STARTED", null);
    add(2, 2, 2L, "STOPPING", OLD);
    add(3, 3, 3L, "UNKNOWN", OLD);
    assertThat(old()).isEmpty();
  }

  @Test
  void whatEndedLaterStays() {
    add(1, 1, 1L, "FAILED", LIMIT);
    assertThat(old()).isEmpty();
  }

  @Test
  void whatARunThatCanBeContinuedHasDoneLongAgoStays() {
    add(1, 1, 1L, "FAILED", OLD);
    add(2, 1, 1L, "FAILED", YOUNG);
    assertThat(old()).isEmpty();
  }

  @Test
  void everyExecutionOfTheRunPlannedLastStays() {
    add(1, 1, 1L, "FAILED", OLD);
    add(2, 1, 1L, "COMPLETED", OLD);
    add(3, 3, null, "FAILED", OLD);
    assertThat(PurgeRule.old(all, LIMIT)).isEmpty();
  }

  @Test
  void whatFailedLastStays() {
    add(1, 1, 1L, "COMPLETED", OLD);
    add(2, 2, null, "FAILED", OLD);
    add(3, 2, null, "FAILED", OLD);
    assertThat(PurgeRule.old(all, LIMIT)).isEmpty();
  }

  @Test
  void ofNothingNothingGoes() {
    assertThat(PurgeRule.old(all, LIMIT)).isEmpty();
  }

  private void add(long id, long instance, Long run, String status, LocalDateTime ended) {
    all.add(new PastExecution(id, instance, "nightly", NIGHT, run, status, ended));
  }

  /** The ids that may go, when a later night has been loaded. */
  private List<Long> old() {
    all.add(new PastExecution(99, 99, "nightly", NIGHT.plusDays(9), 99L, "COMPLETED", YOUNG));
    return PurgeRule.old(all, LIMIT).stream().map(PastExecution::id).toList();
  }
}
