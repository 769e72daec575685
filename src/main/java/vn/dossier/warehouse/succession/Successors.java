package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dossier.classify.value.Bytewise;

/** All agencies that follow others, free of contradictions. */
public final class Successors {

  private static final int DECIMALS = 6;

  /** Today's agency, and its share of an old one: above 0; the shares of an old one sum up to 1. */
  record Heir(String agency, BigDecimal share) {}

  private final Map<String, List<Succession>> byOld = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException one line that says which rows contradict each other
   */
  public Successors(List<Succession> rows) {
    for (Succession row : rows) {
      add(row);
    }
    byOld.forEach(Successors::addUp);
    for (String old : byOld.keySet()) {
      follow(old, new ArrayList<>(List.of(old)));
    }
  }

  private void add(Succession row) {
    String where = "%s -> %s: ".formatted(row.oldAgency(), row.newAgency());
    if (row.share().signum() <= 0
        || row.share().compareTo(BigDecimal.ONE) > 0
        || row.share().stripTrailingZeros().scale() > DECIMALS) {
      throw new IllegalArgumentException(
          where
              + "the share must be above 0, at most 1 and have at most six decimals, not "
              + row.share().toPlainString());
    }
    List<Succession> siblings = byOld.computeIfAbsent(row.oldAgency(), old -> new ArrayList<>());
    for (Succession sibling : siblings) {
      if (sibling.newAgency().equals(row.newAgency())) {
        throw new IllegalArgumentException(where + "is there twice");
      }
      if (!sibling.from().equals(row.from())) {
        throw new IllegalArgumentException(
            where
                + "the dates overlap, %s ends on %s as well as on %s"
                    .formatted(row.oldAgency(), sibling.from(), row.from()));
      }
    }
    siblings.add(row);
  }

  private static void addUp(String old, List<Succession> rows) {
    BigDecimal sum = rows.stream().map(Succession::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException(
          "the shares of %s must add up to 1, not %s".formatted(old, sum.toPlainString()));
    }
  }

  private void follow(String agency, List<String> path) {
    for (Succession row : byOld.getOrDefault(agency, List.of())) {
      String next = row.newAgency();
      List<String> further = new ArrayList<>(path);
      further.add(next);
      if (path.contains(next)) {
        throw new IllegalArgumentException(
            "agencies follow each other in a circle, " + String.join(" -> ", further));
      }
      List<Succession> rows = byOld.getOrDefault(next, List.of());
      if (!rows.isEmpty() && !rows.get(0).from().isAfter(row.from())) {
        throw new IllegalArgumentException(
            "%s -> %s: the dates overlap, %s itself ends on %s"
                .formatted(agency, next, next, rows.get(0).from()));
      }
      follow(next, further);
    }
  }

  /** In the order they were given. */
  List<Succession> rows() {
    return byOld.values().stream().flatMap(List::stream).toList();
  }

  /** Codes of all agencies that follow or are followed. */
  public Set<String> agencies() {
    Set<String> agencies = new TreeSet<>(Bytewise.ORDER);
    rows()
        .forEach(
            row -> {
              agencies.add(row.oldAgency());
              agencies.add(row.newAgency());
            });
    return agencies;
  }

  /**
   * Who stands for each old agency on a day, followed to the end.
   *
   * @return by old agency; heirs in the order of their codes
   */
  Map<String, List<Heir>> on(LocalDate day) {
    Map<String, List<Heir>> heirs = new TreeMap<>(Bytewise.ORDER);
    for (String old : byOld.keySet()) {
      if (ended(old, day)) {
        Map<String, BigDecimal> shares = new TreeMap<>(Bytewise.ORDER);
        hand(old, BigDecimal.ONE, day, shares);
        List<Heir> of = new ArrayList<>();
        shares.forEach((agency, share) -> of.add(new Heir(agency, share)));
        heirs.put(old, List.copyOf(of));
      }
    }
    return heirs;
  }

  private boolean ended(String agency, LocalDate day) {
    return byOld.containsKey(agency) && !byOld.get(agency).get(0).from().isAfter(day);
  }

  private void hand(String agency, BigDecimal share, LocalDate day, Map<String, BigDecimal> to) {
    if (!ended(agency, day)) {
      to.merge(agency, share, BigDecimal::add);
      return;
    }
    for (Succession row : byOld.get(agency)) {
      hand(row.newAgency(), share.multiply(row.share()), day, to);
    }
  }
}
