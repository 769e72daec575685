package vn.dossier.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.measure.Measure.Kind;
import vn.dossier.statement.Fragments;

/**
 * The measures of the aggregates and the indicators made of them (measures.yml), each list in the
 * order of the file.
 *
 * @param dossiers measures by the day of acceptance; the first counts every dossier
 * @param completions measures by the day of finishing; the first counts everything finished
 * @param indicators shares of them
 */
public record Measures(
    List<Measure> dossiers, List<Measure> completions, List<Indicator> indicators) {

  private static final Set<String> RELATIONS = Set.of("within", "by", "split-within");

  private static final Measures ALL = read("measures.yml");

  public Measures {
    dossiers = List.copyOf(dossiers);
    completions = List.copyOf(completions);
    indicators = List.copyOf(indicators);
  }

  /** Those of the program. */
  public static Measures all() {
    return ALL;
  }

  /** Both lists of measures, those of dossiers first. */
  public List<Measure> measures() {
    return Stream.of(dossiers, completions).flatMap(List::stream).toList();
  }

  /** The list that an indicator's measures are of. */
  public List<Measure> listOf(Indicator indicator) {
    return dossiers.contains(indicator.denominator()) ? dossiers : completions;
  }

  /** What statements are written out from (src/docs/add-an-indicator.md says what is what). */
  public Fragments fragments() {
    Map<String, List<Map<String, String>>> lists = new HashMap<>();
    lists.put("measures", entries(measures(), measure -> true));
    addLists(lists, "dossier", dossiers);
    addLists(lists, "completion", completions);
    lists.put("indicators", entries(indicators));
    return new Fragments(Map.of(), lists);
  }

  private void addLists(
      Map<String, List<Map<String, String>>> lists, String name, List<Measure> of) {
    List<Indicator> shares = indicators.stream().filter(i -> listOf(i) == of).toList();
    lists.put(name + "-measures", entries(of, measure -> true));
    lists.put(name + "-counts", entries(of, measure -> measure.kind() != Kind.SUM));
    lists.put(name + "-amounts", entries(of, measure -> measure.kind() == Kind.SUM));
    lists.put(
        name + "-parts", entries(of, measure -> measure.within() != null && measure.by() == null));
    lists.put(
        name + "-terms",
        entries(of, measure -> shares.stream().anyMatch(share -> share.isMadeOf(measure))));
    lists.put(name + "-indicators", entries(shares));
  }

  private static List<Map<String, String>> entries(List<Measure> of, Predicate<Measure> which) {
    List<Map<String, String>> entries = new ArrayList<>();
    for (Measure measure : of.stream().filter(which).toList()) {
      Map<String, String> entry = new HashMap<>();
      entry.put("name", measure.name());
      entry.put("number", Integer.toString(entries.size() + 1));
      entry.put("of_facts", measure.ofFacts());
      entry.put("of_fact", measure.ofFact());
      if (measure.within() != null) {
        entry.put("within", measure.within());
      }
      entries.add(entry);
    }
    return entries;
  }

  private static List<Map<String, String>> entries(List<Indicator> of) {
    return of.stream()
        .map(
            indicator ->
                Map.of(
                    "name", indicator.name(),
                    "numerator", indicator.numeratorOfCell(),
                    "denominator", "f." + indicator.denominator().name(),
                    "numerator_of_fact", indicator.numeratorOfFact(),
                    "denominator_of_fact", indicator.denominator().ofFact()))
        .toList();
  }

  private static Measures read(String name) {
    try (InputStream file = Measures.class.getResourceAsStream(name)) {
      return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalArgumentException names the measure or indicator that cannot be understood
   */
  static Measures of(Map<String, Map<String, Map<String, String>>> file) {
    List<Measure> dossiers = measures(file.get("dossiers"));
    List<Measure> completions = measures(file.get("completions"));
    List<Indicator> indicators = new ArrayList<>();
    file.get("indicators")
        .forEach((name, said) -> indicators.add(indicator(name, said, dossiers, completions)));
    return new Measures(dossiers, completions, indicators);
  }

  private static List<Measure> measures(Map<String, Map<String, String>> said) {
    List<Measure> measures = new ArrayList<>();
    said.forEach((name, line) -> measures.add(measure(name, line, said.keySet())));
    return measures;
  }

  private static Measure measure(String name, Map<String, String> line, Set<String> all) {
    Map<String, String> counts = new LinkedHashMap<>(line);
    counts.keySet().removeAll(RELATIONS);
    String within = line.get("within");
    String splitWithin = line.getOrDefault("split-within", within);
    boolean nested = Stream.of(within, splitWithin).allMatch(m -> m == null || all.contains(m));
    if (counts.size() != 1 || !nested || line.containsKey("by") && within == null) {
      throw new IllegalArgumentException("measure %s: %s".formatted(name, line));
    }
    Map.Entry<String, String> counted = counts.entrySet().iterator().next();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.name().equalsIgnoreCase(counted.getKey()))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("measure %s: %s".formatted(name, line)));
    return new Measure(name, kind, counted.getValue(), within, line.get("by"), splitWithin);
  }

  private static Indicator indicator(
      String name, Map<String, String> said, List<Measure> dossiers, List<Measure> completions) {
    for (List<Measure> list : List.of(dossiers, completions)) {
      Map<String, Measure> byName = new HashMap<>();
      list.forEach(measure -> byName.put(measure.name(), measure));
      List<String> numerator = List.of(said.get("numerator").split(" \\+ "));
      Measure denominator = byName.get(said.get("denominator"));
      if (denominator != null && byName.keySet().containsAll(numerator)) {
        return new Indicator(name, numerator.stream().map(byName::get).toList(), denominator);
      }
    }
    throw new IllegalArgumentException(
        "indicator %s: not of measures of one list: %s".formatted(name, said));
  }
}
