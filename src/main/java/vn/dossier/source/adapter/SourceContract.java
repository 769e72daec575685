package vn.dossier.source.adapter;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.setup.SetupException;

/**
 * Compares the source with what the adapter's statements read (jobs/source/ADAPTER/contract.yml): a
 * schema that drifts shall stop a run before it starts, by name, and not in its middle.
 */
public final class SourceContract {

  /** So many faults are told in one line. */
  private static final int SHOWN = 5;

  private final JdbcOperations source;
  private final NamedParameterJdbcTemplate named;
  private final SourceAdapter adapter;

  public SourceContract(DataSource source, SourceAdapter adapter) {
    this.source = new JdbcTemplate(source);
    this.named = new NamedParameterJdbcTemplate(source);
    this.adapter = adapter;
  }

  /**
   * Every difference, by table and column.
   *
   * @throws SetupException when the contract itself is not readable
   */
  public List<Deviation> deviations() {
    Map<String, Map<String, ColumnType>> contract = contract();
    SourceTables tables = tables();
    SqlFiles files = adapter.sqlFiles();
    List<Deviation> deviations = new ArrayList<>();
    contract.forEach(
        (table, columns) -> {
          Map<String, ColumnType> found = tables.columns(table);
          if (found.isEmpty()) {
            deviations.add(
                new Deviation(
                    Deviation.Kind.MISSING,
                    table,
                    null,
                    "table %s is missing, or the account may not read it".formatted(table)));
          } else {
            compare(table, columns, found, files, deviations);
          }
        });
    return deviations;
  }

  /**
   * Lets a run start only when every table and column is there, the SELECTs give what they have to
   * give and name nothing personal.
   *
   * @throws SetupException one line that names what is missing or wrong
   */
  public void require() {
    requireNothingPersonal();
    List<String> missing =
        deviations().stream()
            .filter(deviation -> deviation.kind() == Deviation.Kind.MISSING)
            .map(Deviation::seen)
            .toList();
    if (!missing.isEmpty()) {
      throw new SetupException(
          "The source does not fit: %s; type check".formatted(String.join("; ", missing)));
    }
    refuse(faults(), "type adapter check");
  }

  /**
   * Lets nobody read by SQL that names a column of personal.yml.
   *
   * @throws SetupException one line that names file and column
   */
  public void requireNothingPersonal() {
    refuse(
        adapter.personalReads().stream()
            .map("%s, which personal.yml calls personal"::formatted)
            .toList(),
        "take it out, or read a view without it");
  }

  /**
   * What is wrong with the SELECTs, so that a night does not begin, a line each; asked when every
   * table and column is there.
   */
  public List<String> faults() {
    SelectColumns columns = new SelectColumns(named, adapter);
    List<String> faults = new ArrayList<>();
    for (String select : SelectColumns.selects()) {
      try {
        SelectColumns.Faults found = columns.faults(select);
        Stream.of(found.missing(), found.wrong())
            .flatMap(List::stream)
            .forEach(fault -> faults.add("%s: %s".formatted(adapter.file(select), fault)));
      } catch (BadSqlGrammarException e) {
        String said = e.getSQLException().getMessage().lines().findFirst().orElse("no SQL");
        faults.add("%s: %s".formatted(adapter.file(select), said));
      }
    }
    // The pages of the others bring such rows, and refuse them
    if (faults.isEmpty() && missesIds()) {
      faults.add("%s: a row has no id".formatted(adapter.file("dossiers")));
    }
    return faults;
  }

  private boolean missesIds() {
    return !named
        .queryForList(adapter.sql("missing-ids-of-dossiers"), adapter.parameters(), Integer.class)
        .isEmpty();
  }

  /**
   * A line for each SELECT whose first thousand links all meet no dossier, cheaply looked at. It
   * may be true: nobody is refused for it.
   */
  public List<String> doubtfulLinks() {
    return new LinkSample(named, adapter).doubts();
  }

  /** The same, but only where none of its other links meets one: that may take minutes. */
  public List<String> unmetLinks() {
    return new LinkSample(named, adapter).unmet();
  }

  private static void refuse(List<String> faults, String action) {
    if (!faults.isEmpty()) {
      throw new SetupException(
          "The adapter does not fit: %s%s; %s"
              .formatted(
                  String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size()))),
                  faults.size() > SHOWN ? "; and %d more".formatted(faults.size() - SHOWN) : "",
                  action));
    }
  }

  private void compare(
      String table,
      Map<String, ColumnType> contract,
      Map<String, ColumnType> found,
      SqlFiles files,
      List<Deviation> deviations) {
    contract.forEach(
        (column, type) -> {
          ColumnType actual = found.get(column);
          if (actual == null) {
            deviations.add(
                new Deviation(
                    Deviation.Kind.MISSING,
                    table,
                    column,
                    "column %s.%s is missing".formatted(table, column)));
          } else if (!actual.fits(type)) {
            deviations.add(
                new Deviation(
                    Deviation.Kind.TYPE,
                    table,
                    column,
                    "column %s.%s is %s instead of %s".formatted(table, column, actual, type)));
          }
        });
    TreeSet<String> added = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    added.addAll(found.keySet());
    contract.keySet().forEach(added::remove);
    for (String column : List.copyOf(added)) {
      List<String> naming = files.naming(table, column);
      if (!naming.isEmpty()) {
        added.remove(column);
        deviations.add(
            new Deviation(
                Deviation.Kind.UNNAMED,
                table,
                column,
                "%s names column %s.%s, which contract.yml does not have"
                    .formatted(String.join(", ", naming), table, column)));
      }
    }
    if (!added.isEmpty()) {
      String names = String.join(", ", added);
      deviations.add(
          new Deviation(
              Deviation.Kind.ADDED,
              table,
              names,
              "table %s has %d columns that nothing reads: %s"
                  .formatted(table, added.size(), names)));
    }
  }

  private Map<String, Map<String, ColumnType>> contract() {
    Map<String, Map<String, ColumnType>> contract = new TreeMap<>();
    adapter
        .contract()
        .forEach(
            (table, columns) -> {
              Map<String, ColumnType> types = new TreeMap<>();
              columns.forEach((column, type) -> types.put(column, type(table, column, type)));
              contract.put(table, types);
            });
    return contract;
  }

  private static ColumnType type(String table, String column, String text) {
    try {
      return ColumnType.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SetupException(
          "contract.yml: %s.%s: %s".formatted(table, column, e.getMessage()), e);
    }
  }

  private SourceTables tables() {
    return Objects.requireNonNull(
        source.execute((Connection connection) -> SourceTables.read(connection.getMetaData())));
  }
}
