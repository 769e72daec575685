package vn.dossier.source.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.statement.Fragments;

/**
 * The statements at the source: those of the program (statement/*.sql), which all adapters share,
 * with an adapter's SELECT as a derived table wherever they say {@code [[dossiers]]} or another.
 */
final class SourceStatements {

  /** Those that decide what is read of dossiers and their kin. */
  static final List<String> READING =
      List.of(
          "page-of-dossiers",
          "changed-dossiers",
          "dossiers-by-id",
          "components-by-link",
          "payments-by-link",
          "all-components",
          "payment-links",
          "collected-payments",
          "changed-payments",
          "page-of-papers",
          "changed-papers",
          "dossier-links",
          "padded-links",
          "fingerprint-dossiers",
          "fingerprint-components",
          "fingerprint-payments",
          "fingerprint-papers",
          "bucket-dossiers",
          "bucket-components",
          "bucket-payments");

  private static final List<String> OTHERS =
      List.of(
          "all-agencies",
          "all-procedures",
          "all-fields",
          "bucket-component-links",
          "dossiers-by-code",
          "dossier-count",
          "partition-bound",
          "changed-bound",
          "newest-accepted",
          "newest-change",
          "labels-of-dossiers",
          "labels-of-components",
          "labels-of-payments",
          "labels-of-papers",
          "labels-of-agencies",
          "longest-of-dossiers",
          "longest-of-payments",
          "longest-of-papers",
          "longest-of-agencies",
          "longest-of-procedures",
          "longest-of-fields",
          "columns-of-dossiers",
          "columns-of-components",
          "columns-of-payments",
          "columns-of-papers",
          "columns-of-agencies",
          "columns-of-procedures",
          "columns-of-fields",
          "ids-of-dossiers",
          "ids-of-payments",
          "ids-of-papers",
          "links-of-components",
          "links-of-payments",
          "links-of-papers",
          "met-links-of-components",
          "met-links-of-payments",
          "missing-ids-of-dossiers",
          "some-links-of-components",
          "some-links-of-payments");

  /** What several statements say alike (part/*.sql). */
  private static final List<String> PARTS =
      List.of(
          "in-scope",
          "counts-in-scope",
          "dossier-row",
          "component-row",
          "payment-row",
          "paper-row",
          "dossier-checksum",
          "component-checksum",
          "payment-checksum",
          "paper-checksum",
          "dossier-bucket",
          "component-bucket",
          "payment-bucket",
          "paper-bucket");

  private final Map<String, String> selects = new TreeMap<>();
  private final Fragments fragments;
  private final Map<String, String> written = new ConcurrentHashMap<>();

  /**
   * @param linkedBy what children name of their dossier
   * @param selects gives the adapter's SELECT of a name
   */
  SourceStatements(LinkedBy linkedBy, UnaryOperator<String> selects) {
    CanonicalColumns columns = CanonicalColumns.all();
    Map<String, String> texts = new HashMap<>();
    texts.put("link", linkedBy == LinkedBy.ID ? "d.id" : "d.code");
    Fragments first = new Fragments(texts, columns.lists());
    PARTS.forEach(part -> texts.put(part, first.expand(part, file("part/" + part)).strip()));
    columns
        .tables()
        .keySet()
        .forEach(name -> this.selects.put(name, selects.apply(name).stripTrailing()));
    texts.putAll(this.selects);
    fragments = new Fragments(texts, columns.lists());
  }

  /** The names of all statements. */
  static List<String> names() {
    return Stream.of(READING, OTHERS).flatMap(List::stream).toList();
  }

  /** The adapter's SELECTs by name, as they stand in the statements. */
  Map<String, String> selects() {
    return selects;
  }

  /** A statement, written out. */
  String sql(String name) {
    return written.computeIfAbsent(name, key -> write(key, file("statement/" + key)));
  }

  /** A statement of the adapter's own, written out. */
  String write(String name, String statement) {
    return fragments.expand(name, statement);
  }

  private static String file(String name) {
    try (InputStream in = SourceStatements.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("No statement " + name + ".sql in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
