package vn.dossier.warehouse.succession;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;

/** Counts are split into whole numbers that add up, and stay within each other. */
class ApportionmentTest {

  private static final List<String> MEASURES =
      Measures.all().measures().stream().map(Measure::name).toList();

  private static List<BigDecimal> shares(String text) {
    return Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
  }

  private static String text(long[] parts) {
    return String.join(" ", Arrays.stream(parts).mapToObj(Long::toString).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // 4.2 and 2.8: the one over goes to the larger remainder
    "7, 0.6 0.4, 4 3",
    "10, 0.6 0.4, 6 4",
    // Equal remainders: the first of them
    "1, 0.5 0.5, 1 0",
    "5, 0.25 0.25 0.25 0.25, 2 1 1 1",
    // 0.9, 0.9, 0.2
    "2, 0.45 0.45 0.1, 1 1 0",
    "0, 0.6 0.4, 0 0",
    "9, 1, 9"
  })
  void byLargestRemainder(long total, String shares, String parts) {
    assertThat(text(new Apportionment(shares(shares)).split(total))).isEqualTo(parts);
  }

  /**
   * Of 4 at 0.15, 0.425, 0.425: 0 2 2; of 3 of them 0.45, 1.275, 1.275: 1 1 1, were it not bound.
   */
  @Test
  void aNumeratorStaysWithinItsDenominatorWhereLargestRemaindersAloneWouldNot() {
    Apportionment apportionment = new Apportionment(shares("0.15 0.425 0.425"));
    long[] dossiers = apportionment.split(4);
    assertThat(text(dossiers)).isEqualTo("0 2 2");
    assertThat(text(apportionment.split(3))).isEqualTo("1 1 1");

    assertThat(text(apportionment.within(dossiers, 3))).isEqualTo("0 2 1");
  }

  @Test
  void whatBelongsTogetherDoesSoAfterAnySplit() {
    Random random = new Random(202);
    for (int round = 0; round < 2000; round++) {
      Map<String, Long> whole = month(random);
      List<BigDecimal> shares = randomShares(random);
      SplitMonth split = new SplitMonth(Measures.all().measures(), whole, shares);

      for (String measure : MEASURES) {
        assertThat(IntStream.range(0, shares.size()).mapToLong(i -> split.part(measure, i)).sum())
            .as("round %d %s", round, measure)
            .isEqualTo(whole.get(measure));
      }
      for (int i = 0; i < shares.size(); i++) {
        Map<String, Long> part = new HashMap<>();
        for (String measure : MEASURES) {
          part.put(measure, split.part(measure, i));
        }
        isWhole(part);
      }
    }
  }

  private static void isWhole(Map<String, Long> m) {
    assertThat(m.values()).allMatch(value -> value >= 0);
    assertThat(m.get("online") + m.get("direct") + m.get("postal") + m.get("channel_unknown"))
        .isEqualTo(m.get("dossiers"));
    assertThat(m.get("early") + m.get("on_time") + m.get("late") + m.get("no_due_date"))
        .isEqualTo(m.get("finished"));
    assertThat(m.get("obligation") + m.get("obligation_pending") + m.get("exempt"))
        .isLessThanOrEqualTo(m.get("dossiers"));
    for (String pair :
        List.of(
            "channel_missing direct",
            "online_766 online",
            "component_digitised dossiers",
            "digitised_766 component_digitised",
            "result_due dossiers",
            "result_digitised result_due",
            "reused dossiers",
            "non_cash obligation",
            "cashless non_cash",
            "withdrawn dossiers",
            "amount_online amount_due",
            "express finished")) {
      String[] names = pair.split(" ");
      assertThat(m.get(names[0])).as(pair).isLessThanOrEqualTo(m.get(names[1]));
    }
  }

  private static Map<String, Long> month(Random random) {
    Map<String, Long> m = new HashMap<>();
    long dossiers = random.nextInt(40);
    m.put("dossiers", dossiers);
    parts(random, m, dossiers, "online", "direct", "postal", "channel_unknown");
    parts(random, m, dossiers, "obligation", "obligation_pending", "exempt", "rest");
    within(random, m, "direct", "channel_missing");
    within(random, m, "online", "online_766");
    within(random, m, "dossiers", "component_digitised", "result_due", "reused", "withdrawn");
    within(random, m, "component_digitised", "digitised_766");
    within(random, m, "result_due", "result_digitised");
    within(random, m, "obligation", "non_cash");
    within(random, m, "non_cash", "cashless");
    m.put("amount_due", 1000L * random.nextInt(1_000_000));
    within(random, m, "amount_due", "amount_online");
    long finished = random.nextInt(40);
    m.put("finished", finished);
    parts(random, m, finished, "early", "on_time", "late", "no_due_date");
    within(random, m, "finished", "express");
    return m;
  }

  private static void parts(Random random, Map<String, Long> m, long whole, String... names) {
    long left = whole;
    for (int i = 0; i < names.length; i++) {
      long taken = i == names.length - 1 ? left : random.nextLong(left + 1);
      m.put(names[i], taken);
      left -= taken;
    }
  }

  private static void within(Random random, Map<String, Long> m, String outer, String... names) {
    for (String name : names) {
      m.put(name, random.nextLong(m.get(outer) + 1));
    }
  }

  private static List<BigDecimal> randomShares(Random random) {
    int left = 100;
    List<BigDecimal> shares = new ArrayList<>();
    while (left > 0) {
      int taken = shares.size() == 4 ? left : 1 + random.nextInt(left);
      shares.add(BigDecimal.valueOf(taken, 2));
      left -= taken;
    }
    return shares;
  }
}
