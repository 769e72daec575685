package vn.dossier.warehouse.schema;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.checksum.CodeBucket;

/**
 * V25: the bucket of every dossier that the warehouse holds, counted again. There were fewer
 * buckets before, and a night that reads only what changed finds by bucket what has gone from the
 * source. In Java, because not every engine knows the checksum; facts of closed months are not
 * classified again, so no night would do it.
 */
public final class CodeBucketMigration extends VersionedMigration {

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

  CodeBucketMigration() {
    super("25", "code buckets");
  }

  @Override
  public void migrate(Context context) {
    JdbcTemplate warehouse =
        new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
    count(warehouse, FACTS, SET_FACT);
    count(warehouse, REJECTS, SET_REJECT);
  }

  private static void count(JdbcTemplate warehouse, String select, String update) {
    String last = null;
    do {
      List<String> ids = new ArrayList<>();
      List<Object[]> changes = new ArrayList<>();
      warehouse.query(
          select,
          row -> {
            String id = row.getString("dossier_id");
            ids.add(id);
            int bucket = CodeBucket.of(row.getString("dossier_code"), id);
            if (bucket != row.getInt("code_bucket")) {
              changes.add(new Object[] {bucket, id});
            }
          },
          last,
          last,
          PAGE);
      warehouse.batchUpdate(update, changes);
      last = ids.isEmpty() ? null : ids.get(ids.size() - 1);
    } while (last != null);
  }
}
