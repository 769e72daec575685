package vn.dossier.measure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A column of the aggregates, and what it counts of the facts.
 *
 * @param name of the column
 * @param kind how it counts
 * @param what the column of fact_dossier, or the condition, that it counts by
 * @param within the measure that it is part of; null for none
 * @param by no fact counts in two measures within the same one by the same word; null where it may
 * @param splitWithin the measure that it stays within when the figures of an agency are split; null
 *     for none
 */
public record Measure(
    String name, Kind kind, String what, String within, String by, String splitWithin) {

  /** How a measure counts facts. */
  public enum Kind {
    /** Every fact. */
    COUNT("COUNT(*)", "1"),
    /** Those whose flag is 1: counted, since sums are decimals. */
    FLAG("COUNT(NULLIF(f.%s, 0))", "f.%s"),
    /** Those for which a condition holds. */
    WHEN("COUNT(CASE WHEN %s THEN 1 END)", "CASE WHEN %s THEN 1 ELSE 0 END"),
    /** A column summed up. */
    SUM("SUM(f.%s)", "f.%s");

    private final String ofFacts;
    private final String ofFact;

    Kind(String ofFacts, String ofFact) {
      this.ofFacts = ofFacts;
      this.ofFact = ofFact;
    }
  }

  // What can be worked out in a program too, for facts that no table holds
  private static final Pattern CONDITION = Pattern.compile("f\\.\\w+ = ('\\w+'|f\\.\\w+)");

  private static final int ALIAS = "f.".length();

  private static final Pattern COLUMN = Pattern.compile("\\w+");

  /**
   * @throws IllegalArgumentException when it cannot be counted so
   */
  public Measure {
    Pattern right = kind == Kind.WHEN ? CONDITION : COLUMN;
    if (!COLUMN.matcher(name).matches() || !right.matcher(what).matches()) {
      throw new IllegalArgumentException(
          "measure %s: not a column or a condition: %s".formatted(name, what));
    }
  }

  /** In SQL, of a group of facts f. */
  String ofFacts() {
    return kind.ofFacts.formatted(what);
  }

  /** In SQL, of one fact f. */
  String ofFact() {
    return kind.ofFact.formatted(what);
  }

  /**
   * Of one fact.
   *
   * @param fact the values of its row as text, by column
   */
  public long of(Map<String, String> fact) {
    return switch (kind) {
      case COUNT -> 1;
      case FLAG, SUM -> Long.parseLong(fact.get(what));
      case WHEN -> holds(fact) ? 1 : 0;
    };
  }

  // As in SQL, nothing is equal to null
  private boolean holds(Map<String, String> fact) {
    int equals = what.indexOf(" = ");
    String left = fact.get(what.substring(ALIAS, equals));
    String right = what.substring(equals + 3);
    return left != null
        && left.equals(
            right.startsWith("'")
                ? right.substring(1, right.length() - 1)
                : fact.get(right.substring(ALIAS)));
  }

  /** Those that it shares what it is part of with, itself included, in their order. */
  public List<Measure> siblings(List<Measure> all) {
    return by == null
        ? List.of(this)
        : all.stream()
            .filter(other -> by.equals(other.by) && Objects.equals(within, other.within))
            .toList();
  }
}
