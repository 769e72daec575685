package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import vn.dossier.checksum.CodeBucket;

/**
 * V25: the bucket of every dossier that the warehouse holds, counted again. There were fewer
 * buckets before, and a night that reads only what changed finds by bucket what has gone from the
 * source. In Java, because not every engine knows the checksum; facts of closed months are not
 * classified again, so no night would do it.
 */
public final class CodeBucketMigration implements JavaMigration {

  private static final int PAGE = 5_000;

  private static final String FACTS =
      """
      SELECT dossier_id, dossier_code, code_bucket FROM fact_dossier
      WHERE ? IS NULL OR dossier_id > ? ORDER BY dossier_id LIMIT ?
      """;

  private static final String SET_FACT =
      "UPDATE fact_dossier SET code_bucket = ? WHERE dossier_id = ?";

  private static final String REJECTS =
      """
      SELECT dossier_id, dossier_code, code_bucket FROM etl_reject
      WHERE ? IS NULL OR dossier_id > ? ORDER BY dossier_id LIMIT ?
      """;

  private static final String SET_REJECT =
      "UPDATE etl_reject SET code_bucket = ? WHERE dossier_id = ?";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("25");
  }

  @Override
  public String getDescription() {
    return "code buckets";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    count(context.getConnection(), FACTS, SET_FACT);
    count(context.getConnection(), REJECTS, SET_REJECT);
  }

  private static void count(Connection connection, String select, String update)
      throws SQLException {
    try (PreparedStatement page = connection.prepareStatement(select);
        PreparedStatement change = connection.prepareStatement(update)) {
      String last = null;
      do {
        page.setString(1, last);
        page.setString(2, last);
        page.setInt(3, PAGE);
        last = change(page, change);
        change.executeBatch();
      } while (last != null);
    }
  }

  /** Gives the last id of the page; null when there is none. */
  private static String change(PreparedStatement page, PreparedStatement change)
      throws SQLException {
    String last = null;
    try (ResultSet row = page.executeQuery()) {
      while (row.next()) {
        last = row.getString("dossier_id");
        int bucket = CodeBucket.of(row.getString("dossier_code"), last);
        if (bucket != row.getInt("code_bucket")) {
          change.setInt(1, bucket);
          change.setString(2, last);
          change.addBatch();
        }
      }
    }
    return last;
  }
}
