package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import vn.dossier.warehouse.schema.Dictionary.Described;

/**
 * Writes the data dictionary into the database: the table etl_dictionary, and on a server comments
 * on tables and columns, which BI tools show. Repeated when the dictionary changes, and when a
 * process died in the middle: Flyway notes it as done behind the last statement.
 */
public final class DictionaryMigration implements JavaMigration {

  private static final String INSERT =
      """
      INSERT INTO etl_dictionary (object_name, column_name, kind, place, sentence, source_rule)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final Dictionary dictionary;
  private final Vendor vendor;

  public DictionaryMigration(Dictionary dictionary, Vendor vendor) {
    this.dictionary = dictionary;
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
    return dictionary.checksum();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (vendor != Vendor.H2) {
      new MySqlComments().write(connection, dictionary);
    }
    // Behind the comments: on a server each of them ends the transaction
    fill(connection);
  }

  private void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM etl_dictionary");
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      int place = 0;
      for (Described object : dictionary.objects()) {
        String kind = object.view() ? "VIEW" : "TABLE";
        add(insert, object.name(), "", kind, place++, object.grain(), object.rule());
        for (var column : object.columns().entrySet()) {
          add(insert, object.name(), column.getKey(), "COLUMN", place++, column.getValue(), null);
        }
      }
      insert.executeBatch();
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
