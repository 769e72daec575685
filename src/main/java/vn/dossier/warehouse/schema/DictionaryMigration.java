package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import vn.dossier.warehouse.schema.Dictionary.Described;

/**
 * Writes the data dictionary into the database: the tables etl_dictionary and etl_dictionary_vi,
 * and on a server comments on tables and columns, which BI tools show. Repeated when the dictionary
 * changes, and when a process died in the middle: Flyway notes it as done behind the last
 * statement.
 */
public final class DictionaryMigration implements JavaMigration {

  private static final String CLEAR = "DELETE FROM etl_dictionary";

  private static final String INSERT =
      """
      INSERT INTO etl_dictionary (object_name, column_name, kind, place, sentence, source_rule)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String CLEAR_VIETNAMESE = "DELETE FROM etl_dictionary_vi";

  private static final String INSERT_VIETNAMESE =
      """
      INSERT INTO etl_dictionary_vi (object_name, column_name, kind, place, sentence, source_rule)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final Vendor vendor;

  public DictionaryMigration(Vendor vendor) {
    this.vendor = vendor;
  }

  /** None: it is repeatable, and so comes behind all that have one. */
  @Override
  public MigrationVersion getVersion() {
    return null;
  }

  @Override
  public String getDescription() {
    return "data dictionary";
  }

  @Override
  public Integer getChecksum() {
    return Dictionary.checksum();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    Dictionary dictionary = Dictionary.read();
    if (vendor != Vendor.H2) {
      new MySqlComments().write(connection, dictionary);
    }
    // Behind the comments: on a server each of them ends the transaction
    fill(connection, CLEAR, INSERT, dictionary.objects());
    fill(connection, CLEAR_VIETNAMESE, INSERT_VIETNAMESE, dictionary.inVietnamese());
  }

  private static void fill(
      Connection connection, String clear, String insert, List<Described> objects)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(clear);
    }
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      int place = 0;
      for (Described object : objects) {
        String kind = object.view() ? "VIEW" : "TABLE";
        add(row, object.name(), "", kind, place++, object.grain(), object.rule());
        for (var column : object.columns().entrySet()) {
          add(row, object.name(), column.getKey(), "COLUMN", place++, column.getValue(), null);
        }
      }
      row.executeBatch();
    }
  }

  private static void add(
      PreparedStatement insert,
      String object,
      String column,
      String kind,
      int place,
      String sentence,
      String rule)
      throws SQLException {
    insert.setString(1, object);
    insert.setString(2, column);
    insert.setString(3, kind);
    insert.setInt(4, place);
    insert.setString(5, sentence);
    insert.setString(6, rule);
    insert.addBatch();
  }
}
