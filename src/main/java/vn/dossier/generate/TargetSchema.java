package vn.dossier.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.Marker;
import vn.dossier.setup.SetupException;

/** The schema that is filled: empty, or made and marked by an earlier call; never another. */
final class TargetSchema {

  private static final String MARKER = "generated_source";

  private final Connection connection;
  private final boolean server;
  private final MadeAdapter adapter;

  /**
   * @param server whether it is MySQL or MariaDB, not H2
   * @param adapter whose tables it has
   */
  TargetSchema(Connection connection, boolean server, MadeAdapter adapter) {
    this.connection = connection;
    this.server = server;
    this.adapter = adapter;
  }

  /**
   * Makes the tables again, without their secondary indexes, and marks them as unfinished.
   *
   * @param replace whether the rows of a source that was filled to the end may go
   * @throws SetupException when the schema holds anything that no earlier call has made, or such
   *     rows that may not go
   */
  void create(Marker marker, boolean replace) throws SQLException {
    List<String> tables = tables();
    if (!tables.isEmpty() && !tables.contains(MARKER)) {
      throw new SetupException(
          "The schema holds tables that generate has not made (%s, ...): name an empty one"
              .formatted(tables.get(0)));
    }
    Optional<Marker> there = find(tables);
    if (!replace && there.isPresent()) {
      throw new SetupException(
          "The schema holds %d made dossiers up to %s: add --replace to make others instead"
              .formatted(there.get().nextNumber(), there.get().end()));
    }
    // Marked first: whatever happens next, the tables are known as made here
    execute(
        """
        CREATE TABLE IF NOT EXISTS generated_source (
          seed BIGINT NOT NULL,
          dossiers BIGINT NOT NULL,
          months INT NOT NULL,
          end_date VARCHAR(10) NOT NULL,
          changes INT NOT NULL,
          next_number BIGINT NOT NULL,
          complete SMALLINT NOT NULL
        )
        """);
    write(marker);
    connection.commit();
    for (GeneratedTable table : GeneratedTable.values()) {
      if (tables.contains(table.name().toLowerCase(Locale.ROOT))) {
        execute(table.drop());
      }
    }
    for (String statement : statements(adapter, false)) {
      execute(statement);
    }
    connection.commit();
  }

  /** The statements that make the secondary indexes, which is quicker once the rows are there. */
  static List<String> indexes(MadeAdapter adapter) {
    return statements(adapter, true);
  }

  /**
   * What the schema says of itself.
   *
   * @throws SetupException when it is not marked, or was not filled to the end
   */
  Marker marker() throws SQLException {
    List<String> tables = tables();
    if (tables.contains(MARKER) && !tables.contains("ho_so")) {
      throw new SetupException("--change goes with a source of the adapter one-stop only");
    }
    return find(tables)
        .orElseThrow(
            () ->
                new SetupException(
                    "The schema was not filled by generate: type generate --dossiers N first"));
  }

  boolean isFilled() throws SQLException {
    return find(tables()).isPresent();
  }

  /** The marker of a schema that was filled to the end. */
  private Optional<Marker> find(List<String> tables) throws SQLException {
    if (tables.contains(MARKER)) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  """
                  SELECT seed, dossiers, months, end_date, changes, next_number, complete
                  FROM generated_source
                  """)) {
        if (row.next() && row.getInt("complete") == 1) {
          return Optional.of(
              new Marker(
                  row.getLong("seed"),
                  row.getLong("dossiers"),
                  row.getInt("months"),
                  LocalDate.parse(row.getString("end_date")),
                  row.getInt("changes"),
                  row.getLong("next_number"),
                  true));
        }
      }
    }
    return Optional.empty();
  }

  /** Replaces the marker, in the transaction that is open. */
  void write(Marker marker) throws SQLException {
    execute("DELETE FROM generated_source");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO generated_source VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, marker.seed());
      insert.setLong(2, marker.dossiers());
      insert.setInt(3, marker.months());
      insert.setString(4, marker.end().toString());
      insert.setInt(5, marker.changes());
      insert.setLong(6, marker.nextNumber());
      insert.setInt(7, marker.complete() ? 1 : 0);
      insert.executeUpdate();
    }
  }

  private List<String> tables() throws SQLException {
    String sql =
        server
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()";
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // The file is our own: a comment begins a line, a semicolon ends a statement
  private static List<String> statements(MadeAdapter adapter, boolean indexes) {
    try (InputStream script =
        TargetSchema.class.getResourceAsStream(
            "/jobs/source/%s/schema.sql".formatted(adapter.adapter()))) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.replaceAll("(?m)^--.*$", "").split(";"))
          .map(String::strip)
          .filter(sql -> !sql.isEmpty() && sql.startsWith("CREATE INDEX") == indexes)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
