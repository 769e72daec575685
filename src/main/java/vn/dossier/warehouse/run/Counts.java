package vn.dossier.warehouse.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dossier.warehouse.run.RunCounters.Kind;

/** Numbers by kind and by code: a reason, a warning, a month, or nothing. */
public final class Counts {

  /** How many there are of a kind under a code. */
  record Count(Kind kind, String code, long number) {}

  private final Map<Kind, SortedMap<String, Long>> numbers = new EnumMap<>(Kind.class);

  /** Counts one of a kind that has no codes. */
  public void count(Kind kind) {
    count(kind, "");
  }

  /** Counts one of a kind under a code. */
  public void count(Kind kind, String code) {
    add(kind, code, 1);
  }

  void add(Kind kind, String code, long number) {
    numbers.computeIfAbsent(kind, k -> new TreeMap<>()).merge(code, number, Long::sum);
  }

  /** The numbers of a kind by code. */
  public SortedMap<String, Long> of(Kind kind) {
    return numbers.getOrDefault(kind, new TreeMap<>());
  }

  /** All of a kind. */
  public long total(Kind kind) {
    return of(kind).values().stream().mapToLong(Long::longValue).sum();
  }

  Stream<Count> stream() {
    return numbers.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().entrySet().stream()
                    .map(code -> new Count(kind.getKey(), code.getKey(), code.getValue())));
  }
}
