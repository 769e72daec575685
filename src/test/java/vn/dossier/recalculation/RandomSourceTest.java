package vn.dossier.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sources hold what they promise: nearly every rule and reason, at any seed. */
class RandomSourceTest {

  private static final int SEEDS = 20;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyReasonAndRuleOccursInNearlyEverySource(boolean impossibleDates) {
    Set<String> expected =
        new HashSet<>(
            Set.of(
                "DELETED",
                "NOT_YET_ACCEPTED",
                "REFUSED",
                "STATUS_UNKNOWN",
                "ACCEPTED_DATE_MISSING",
                "ACCEPTED_DATE_IN_FUTURE",
                "FINISHED_DATE_IN_FUTURE",
                "FINISHED_BEFORE_ACCEPTED",
                "AGENCY_UNKNOWN",
                "AGENCY_AMBIGUOUS"));
    if (impossibleDates) {
      expected.add("VALUE_INVALID");
    }
    for (String flag : CanonicalTable.FACT_DOSSIER_DAILY.valueColumns()) {
      expected.add(flag);
    }
    for (CanonicalTable table : CanonicalTable.values()) {
      expected.add(table.name());
    }
    long found = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Set<String> seen = seen(seed, impossibleDates);
      found += expected.stream().filter(seen::contains).count();
    }
    assertThat(found * 100 / (expected.size() * SEEDS)).isGreaterThanOrEqualTo(97);
  }

  @Test
  void theSameSeedGivesTheSameSourceAndTheSameDays() {
    assertThat(state(7).rows(CanonicalTable.FACT_DOSSIER))
        .isEqualTo(state(7).rows(CanonicalTable.FACT_DOSSIER))
        .isNotEqualTo(state(8).rows(CanonicalTable.FACT_DOSSIER));
  }

  private static Set<String> seen(long seed, boolean impossibleDates) {
    CanonicalRows rows = nights(seed, impossibleDates);
    Set<String> seen = new HashSet<>();
    for (CanonicalTable table : CanonicalTable.values()) {
      if (!rows.rows(table).isEmpty()) {
        seen.add(table.name());
      }
    }
    rows.rows(CanonicalTable.ETL_RUN_EXCLUSION).keySet().forEach(k -> seen.add(k.substring(4)));
    rows.rows(CanonicalTable.ETL_REJECT).values().forEach(r -> seen.add(r.get("reason_code")));
    rows.rows(CanonicalTable.FACT_DOSSIER_DAILY)
        .values()
        .forEach(
            row ->
                row.forEach(
                    (measure, sum) -> {
                      if (!sum.equals("0")) {
                        seen.add(measure);
                      }
                    }));
    return seen;
  }

  private static CanonicalRows state(long seed) {
    return nights(seed, true);
  }

  private static CanonicalRows nights(long seed, boolean impossibleDates) {
    RandomSource source = new RandomSource(seed, impossibleDates);
    Recalculation warehouse = new Recalculation();
    LocalDate night = source.firstNight();
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      warehouse.nightly(source.rows(), night, night.plusDays(1), false);
      night = night.plusDays(1);
      source.mutate(random, night);
    }
    return warehouse.state();
  }
}
