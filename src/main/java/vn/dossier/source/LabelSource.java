package vn.dossier.source;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.value.Label;
import vn.dossier.setup.SetupException;
import vn.dossier.source.adapter.SourceAdapter;

/** The labels that occur in the source, one grouped pass for each table that has some. */
public final class LabelSource {

  private static final List<String> STATEMENTS =
      List.of(
          "labels-of-dossiers",
          "labels-of-components",
          "labels-of-payments",
          "labels-of-papers",
          "labels-of-agencies");

  private static final String ROWS = "rows";

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  LabelSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * Every label, deleted rows included: list, such as {@code payments.status}, to label to how many
   * rows have it. Blank ones are left out.
   */
  public SortedMap<String, SortedMap<String, Long>> labels() {
    SortedMap<String, SortedMap<String, Long>> labels = new TreeMap<>();
    for (String statement : STATEMENTS) {
      source.query(
          adapter.sql(statement),
          adapter.parameters(),
          row -> {
            add(row, labels);
          });
    }
    return labels;
  }

  private static void add(ResultSet row, SortedMap<String, SortedMap<String, Long>> labels)
      throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String list = columns.getColumnLabel(i);
      String label = list.equals(ROWS) ? null : Label.of(row.getString(i));
      if (label != null) {
        labels
            .computeIfAbsent(list, l -> new TreeMap<>())
            .merge(label, row.getLong(ROWS), Long::sum);
      }
    }
  }

  /**
   * Labels that need no rule, by list; reasons of copies are those that the SELECT of dossiers
   * writes itself, too.
   *
   * @throws SetupException when the file is missing or not as it should be
   */
  public Map<String, Set<String>> withoutRule() {
    Map<String, Set<String>> known = new TreeMap<>();
    known.put(KnownLabels.COPY_REASON, known(adapter.textsOfDossiers()));
    adapter
        .labelsWithoutRule()
        .forEach(
            (list, labels) ->
                known.computeIfAbsent(list, l -> new HashSet<>()).addAll(known(labels)));
    return known;
  }

  private static Set<String> known(Collection<String> labels) {
    return labels.stream().map(Label::of).filter(Objects::nonNull).collect(toSet());
  }
}
