package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A month of an old agency, split among those that follow it. What is part of something before the
 * split is so afterwards (src/docs/contracts.md): channels add up to dossiers, numerators stay
 * within denominators.
 */
final class SplitMonth {

  /** In the order of the columns of fact_monthly_as_is. */
  static final List<String> MEASURES =
      List.of(
          "dossiers",
          "online",
          "direct",
          "postal",
          "channel_unknown",
          "channel_missing",
          "online_766",
          "component_digitised",
          "result_due",
          "result_digitised",
          "digitised_766",
          "reused",
          "obligation",
          "obligation_pending",
          "exempt",
          "cashless",
          "non_cash",
          "withdrawn",
          "amount_due",
          "amount_online",
          "finished",
          "early",
          "on_time",
          "late",
          "no_due_date");

  private final Apportionment apportionment;
  private final Map<String, Long> whole;
  private final Map<String, long[]> parts = new HashMap<>();

  /**
   * @param whole the month's value of each measure
   * @param shares of those that follow, summing up to 1
   */
  SplitMonth(Map<String, Long> whole, List<BigDecimal> shares) {
    this.whole = whole;
    this.apportionment = new Apportionment(shares);
    root("dossiers");
    partsOf("dossiers", "online", "direct", "postal", "channel_unknown");
    within("direct", "channel_missing");
    within("online", "online_766");
    within("dossiers", "component_digitised");
    within("component_digitised", "digitised_766");
    within("dossiers", "result_due");
    within("result_due", "result_digitised");
    within("dossiers", "reused");
    partsOf("dossiers", "obligation", "obligation_pending", "exempt");
    within("obligation", "non_cash");
    within("non_cash", "cashless");
    within("dossiers", "withdrawn");
    root("amount_due");
    within("amount_due", "amount_online");
    root("finished");
    partsOf("finished", "early", "on_time", "late", "no_due_date");
  }

  private void root(String measure) {
    parts.put(measure, apportionment.split(whole.get(measure)));
  }

  private void within(String outer, String measure) {
    parts.put(measure, apportionment.within(parts.get(outer), whole.get(measure)));
  }

  // No two of them count the same dossier
  private void partsOf(String outer, String... measures) {
    long[] room = parts.get(outer).clone();
    for (String measure : measures) {
      long[] taken = apportionment.within(room, whole.get(measure));
      parts.put(measure, taken);
      for (int i = 0; i < room.length; i++) {
        room[i] -= taken[i];
      }
    }
  }

  /**
   * The part of a measure.
   *
   * @param heir place of its share
   */
  long part(String measure, int heir) {
    return parts.get(measure)[heir];
  }

  /** Whether nothing falls to it. */
  boolean isEmpty(int heir) {
    return MEASURES.stream().allMatch(measure -> part(measure, heir) == 0);
  }
}
