package vn.dossier.warehouse.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.rules.Level;

/** What becomes of a version that a run opened on the 31st and did not publish. */
class AgencyHistoryTest {

  private static final LocalDate DAY = LocalDate.of(2023, 10, 31);
  private static final LocalDate NEXT = DAY.plusDays(1);

  private static final AgencyHistory.Version PUBLISHED =
      version(1, "PROVINCE", AgencyHistory.BEGINNING, DAY, true);
  private static final AgencyHistory.Version UNPUBLISHED =
      version(2, "COMMUNE", DAY, AgencyHistory.END, false);

  private static AgencyHistory.Version version(
      long key, String level, LocalDate from, LocalDate to, boolean published) {
    boolean current = to.equals(AgencyHistory.END);
    return new AgencyHistory.Version(
        key, "G1", null, "N", level, null, true, true, from, to, current, published);
  }

  private static ResolvedAgency seen(Level level) {
    return new ResolvedAgency("G1", false, null, "N", level, null, true, true, null);
  }

  /** The versions after the run of a date: level and days, and which is today's. */
  private static List<String> after(LocalDate date, ResolvedAgency... catalogue) {
    AgencyHistory history = new AgencyHistory(List.of(PUBLISHED, UNPUBLISHED));
    history.update(date, List.of(catalogue));
    return history.versions().stream()
        .map(
            v ->
                "%d %s %s %s%s"
                    .formatted(
                        v.key(), v.level(), v.validFrom(), v.validTo(), v.current() ? " now" : ""))
        .toList();
  }

  @Test
  void itKeepsItsDayWhenTheNextRunSeesTheSame() {
    assertThat(after(NEXT, seen(Level.COMMUNE)))
        .containsExactly("1 PROVINCE 1900-01-01 2023-10-31", "2 COMMUNE 2023-10-31 9999-12-31 now");
  }

  @Test
  void itIsTakenBackWhenTheNextRunSeesWhatIsPublished() {
    assertThat(after(NEXT, seen(Level.PROVINCE)))
        .containsExactly("1 PROVINCE 1900-01-01 9999-12-31 now", "2 COMMUNE 2023-10-31 2023-10-31");
  }

  /** What the next run sees it sees first, so it begins on its own day. */
  @Test
  void itGivesNoEarlierDayToAnotherChange() {
    assertThat(after(NEXT, seen(Level.DISTRICT)))
        .containsExactly(
            "1 PROVINCE 1900-01-01 2023-11-01",
            "2 COMMUNE 2023-10-31 2023-10-31",
            "3 DISTRICT 2023-11-01 9999-12-31 now");
  }

  @Test
  void itsRowIsUsedAgainByTheSameDate() {
    assertThat(after(DAY, seen(Level.DISTRICT)))
        .containsExactly(
            "1 PROVINCE 1900-01-01 2023-10-31", "2 DISTRICT 2023-10-31 9999-12-31 now");
  }

  @Test
  void itIsTakenBackWhenNobodyTellsAnyMore() {
    assertThat(after(NEXT))
        .containsExactly("1 PROVINCE 1900-01-01 9999-12-31 now", "2 COMMUNE 2023-10-31 2023-10-31");
    assertThat(
            after(
                NEXT,
                new ResolvedAgency("G1", true, null, null, Level.UNKNOWN, null, true, true, null)))
        .containsExactly("1 PROVINCE 1900-01-01 9999-12-31 now", "2 COMMUNE 2023-10-31 2023-10-31");
  }
}
