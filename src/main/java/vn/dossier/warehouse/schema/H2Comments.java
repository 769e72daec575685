package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import vn.dossier.warehouse.schema.Dictionary.Described;

/** Comments of H2, which has statements for them. */
final class H2Comments implements Comments {

  @Override
  public void write(Connection connection, Dictionary dictionary) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Described object : dictionary.objects()) {
        // Spring Batch takes its ids from sequences here
        if (!object.name().endsWith("_SEQ")) {
          statement.execute(
              "COMMENT ON %s %s IS %s"
                  .formatted(
                      object.view() ? "VIEW" : "TABLE",
                      object.name().startsWith("flyway")
                          ? "\"" + object.name() + "\""
                          : object.name(),
                      Comments.literal(object.comment())));
        }
        for (var column : object.columns().entrySet()) {
          statement.execute(
              "COMMENT ON COLUMN %s.%s IS %s"
                  .formatted(object.name(), column.getKey(), Comments.literal(column.getValue())));
        }
      }
    }
  }
}
