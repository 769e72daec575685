package vn.dossier.source.adapter;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.source.adapter.CanonicalColumns.Column;
import vn.dossier.source.adapter.ColumnType.Family;

/** Compares the columns that an adapter's SELECT gives with those that it has to give. */
public final class SelectColumns {

  /**
   * What is wrong with the columns of a SELECT, a line each.
   *
   * @param missing columns that it does not give, so that no statement around it can run
   * @param wrong columns of a type with which rows would be lost
   * @param others what a night may run with: values that do not fit are in quarantine
   */
  public record Faults(List<String> missing, List<String> wrong, List<String> others) {

    /** Whether there is none. */
    public boolean isEmpty() {
      return missing.isEmpty() && wrong.isEmpty() && others.isEmpty();
    }
  }

  /** Dates that the source is asked for a range of: of a text it may find none. */
  private static final Set<String> RANGED = Set.of("accepted_at", "collected_at");

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  public SelectColumns(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** The names of the SELECTs, such as {@code dossiers}. */
  public static Set<String> selects() {
    return CanonicalColumns.all().tables().keySet();
  }

  /**
   * What is wrong with the columns of a SELECT.
   *
   * @param select its name
   */
  public Faults faults(String select) {
    Map<String, Family> found =
        Objects.requireNonNull(
            source.query(
                adapter.sql("columns-of-" + select),
                adapter.parameters(),
                (ResultSetExtractor<Map<String, Family>>) rs -> columns(rs.getMetaData())));
    List<String> missing = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Set<String> superfluous = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    superfluous.addAll(found.keySet());
    for (Column column : CanonicalColumns.all().tables().get(select)) {
      superfluous.remove(column.name());
      Family family = found.get(column.name());
      if (family == null) {
        missing.add(
            "column %s is missing: null AS %1$s, if there is none".formatted(column.name()));
      } else if (family == Family.NONE && column.type() == CanonicalColumns.Type.ID) {
        wrong.add(
            "column %s is a null without a type: give a column of the table, even where no row is"
                .formatted(column.name()));
      } else if (!isRight(column, family)) {
        (losesRows(column) ? wrong : others)
            .add(
                "column %s is %s instead of %s"
                    .formatted(
                        column.name(),
                        name(family),
                        column.type().name().toLowerCase(Locale.ROOT)));
      }
    }
    superfluous.forEach(name -> others.add("column %s is read by nothing".formatted(name)));
    return new Faults(missing, wrong, others);
  }

  private static Map<String, Family> columns(ResultSetMetaData meta) throws SQLException {
    Map<String, Family> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.put(
          meta.getColumnLabel(i).toLowerCase(Locale.ROOT),
          ColumnType.of(meta.getColumnType(i), meta.getColumnDisplaySize(i)).family());
    }
    return columns;
  }

  private static boolean isRight(Column column, Family family) {
    if (family == Family.NONE) {
      return column.type() != CanonicalColumns.Type.ID;
    }
    return switch (column.type()) {
      case ID, LINK ->
          family == Family.TEXT || family == Family.INTEGER || family == Family.DECIMAL;
      case TEXT -> family == Family.TEXT || family == Family.INTEGER || family == Family.DECIMAL;
      case NUMBER -> family == Family.INTEGER || family == Family.DECIMAL;
      case DATETIME -> family == Family.DATETIME;
    };
  }

  private static boolean losesRows(Column column) {
    return switch (column.type()) {
      case ID, LINK -> true;
      case DATETIME -> RANGED.contains(column.name());
      case TEXT, NUMBER -> false;
    };
  }

  private static String name(Family family) {
    return switch (family) {
      case OTHER -> "of a type that nothing reads";
      case BINARY -> "binary (give HEX of it)";
      default -> family.name().toLowerCase(Locale.ROOT);
    };
  }
}
