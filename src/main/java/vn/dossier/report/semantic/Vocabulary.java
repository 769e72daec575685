package vn.dossier.report.semantic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dossier.report.semantic.PublishedObjects.PublishedObject;

/** What columns are called, and what may be done with them (columns.yml). */
final class Vocabulary {

  /**
   * A share that is a column.
   *
   * @param of pairs of numerator and denominator, of which a view has one; empty when it can only
   *     be read in its row
   */
  record Share(Words words, List<List<String>> of) {}

  /**
   * Where a key leads.
   *
   * @param take columns of the dimension that stand beside a fact
   */
  record Relation(String to, List<String> take) {}

  private final Map<String, Words> attributes = new LinkedHashMap<>();
  private final Map<String, Words> sums = new LinkedHashMap<>();
  private final Map<String, Share> shares = new LinkedHashMap<>();
  private final Map<String, Relation> relations = new LinkedHashMap<>();
  private final Map<String, Map<String, Words>> values = new LinkedHashMap<>();
  private final List<String> oneAtATime;
  private final Map<String, Object> oneAtATimeIn;
  private final Map<String, Object> noSumsIn;

  private Vocabulary(Map<String, Object> file) {
    YamlFile.map(file.get("attributes")).forEach((c, words) -> attributes.put(c, Words.of(words)));
    YamlFile.map(file.get("sums")).forEach((c, words) -> sums.put(c, Words.of(words)));
    YamlFile.map(file.get("shares")).forEach((c, said) -> shares.put(c, share(YamlFile.map(said))));
    YamlFile.map(file.get("relations"))
        .forEach(
            (key, said) -> {
              Map<String, Object> relation = YamlFile.map(said);
              relations.put(
                  key,
                  new Relation((String) relation.get("to"), YamlFile.list(relation.get("take"))));
            });
    YamlFile.map(file.get("values"))
        .forEach(
            (column, codes) -> {
              Map<String, Words> words = new LinkedHashMap<>();
              YamlFile.map(codes).forEach((code, pair) -> words.put(code, Words.of(pair)));
              values.put(column, words);
            });
    oneAtATime = YamlFile.list(file.get("one-at-a-time"));
    oneAtATimeIn = YamlFile.map(file.get("one-at-a-time-in"));
    noSumsIn = YamlFile.map(file.get("no-sums-in"));
  }

  static Vocabulary read() {
    return new Vocabulary(YamlFile.read("columns.yml"));
  }

  private static Share share(Map<String, Object> said) {
    List<List<String>> pairs =
        Stream.of("of", "or")
            .filter(said::containsKey)
            .map(key -> YamlFile.<String>list(said.get(key)))
            .toList();
    return new Share(Words.of(said.get("words")), pairs);
  }

  /** Empty for a column that the file has forgotten. */
  Optional<Words> label(String column) {
    return Stream.of(attributes.get(column), sums.get(column))
        .filter(words -> words != null)
        .findFirst()
        .or(() -> Optional.ofNullable(shares.get(column)).map(Share::words));
  }

  boolean addsUp(String object, String column) {
    return sums.containsKey(column)
        && !YamlFile.<String>list(noSumsIn.get(object)).contains(column);
  }

  Map<String, Share> shares() {
    return shares;
  }

  Map<String, Relation> relations() {
    return relations;
  }

  /** The keys of a table that lead to a dimension. */
  List<String> keys(PublishedObject object) {
    return relations.entrySet().stream()
        .filter(relation -> !relation.getValue().to().equals(object.name()))
        .map(Map.Entry::getKey)
        .filter(key -> object.columns().stream().anyMatch(c -> c.name().equals(key)))
        .toList();
  }

  /** Words by code; empty for a column whose values are not codes, or are said elsewhere. */
  Map<String, Words> values(String column) {
    return values.getOrDefault(column, Map.of());
  }

  /** The columns of which a figure over several values would count dossiers twice. */
  List<String> oneAtATime(String object, Collection<String> columns) {
    List<String> guarded = new ArrayList<>(oneAtATime.stream().filter(columns::contains).toList());
    // An agency has one level, and levels overlap
    if (columns.contains("level") && !columns.contains("agency_code")) {
      guarded.add("level");
    }
    guarded.addAll(YamlFile.list(oneAtATimeIn.get(object)));
    return guarded;
  }
}
