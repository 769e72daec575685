package vn.dossier.report.decision766;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dossier.report.figure.Indicator;

/** All criteria of Decision 766 ever valid (jobs/scores/766.yml), past and future ones included. */
public record ScoreRules(List<Criterion> all) {

  private static final Set<String> KEYS =
      Set.of("criterion", "group", "valid_from", "max", "threshold", "measure");

  public ScoreRules {
    all = List.copyOf(all);
  }

  /**
   * Reads the entries of the file.
   *
   * @param yaml what the YAML file holds
   * @throws IllegalArgumentException one line that names the entry that cannot be meant
   */
  public static ScoreRules of(Object yaml) {
    if (!(yaml instanceof List<?> entries)) {
      throw new IllegalArgumentException("scores: expected a list of criteria");
    }
    List<Criterion> criteria = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Map<?, ?> keys)) {
        throw new IllegalArgumentException("scores: not a criterion: " + entry);
      }
      criteria.add(criterion(keys));
    }
    return new ScoreRules(criteria);
  }

  private static Criterion criterion(Map<?, ?> keys) {
    try {
      for (Object key : keys.keySet()) {
        if (!KEYS.contains(String.valueOf(key))) {
          throw new IllegalArgumentException(key + " is unknown");
        }
      }
      return new Criterion(
          text(keys, "criterion"),
          text(keys, "group"),
          LocalDate.parse(text(keys, "valid_from")),
          new BigDecimal(text(keys, "max")),
          keys.containsKey("threshold") ? new BigDecimal(text(keys, "threshold")) : BigDecimal.ONE,
          keys.containsKey("measure") ? measure(text(keys, "measure")) : null);
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "scores, %s: max and threshold are numbers, valid_from is a date in quotes"
              .formatted(keys.get("criterion")),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "scores, %s: %s".formatted(keys.get("criterion"), e.getMessage()), e);
    }
  }

  private static Indicator measure(String code) {
    return CountingMethods.INDICATORS.stream()
        .filter(indicator -> indicator.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "measure %s is unknown, there are %s"
                        .formatted(
                            code,
                            CountingMethods.INDICATORS.stream()
                                .map(Indicator::code)
                                .collect(Collectors.joining(", ")))));
  }

  private static String text(Map<?, ?> keys, String key) {
    if (keys.get(key) == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return keys.get(key).toString();
  }

  /** The latest entry of each criterion that is valid on that day, in the order of the file. */
  public Collection<Criterion> inForce(LocalDate day) {
    Map<String, Criterion> inForce = new LinkedHashMap<>();
    for (Criterion criterion : all) {
      if (!criterion.validFrom().isAfter(day)) {
        inForce.merge(
            criterion.code(),
            criterion,
            (one, other) -> other.validFrom().isBefore(one.validFrom()) ? one : other);
      }
    }
    return inForce.values();
  }
}
