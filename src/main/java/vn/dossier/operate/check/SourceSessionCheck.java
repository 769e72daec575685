package vn.dossier.operate.check;

import java.sql.Connection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.session.ServerProduct;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.connect.SourcePool;

/** Tells what the sessions at the source see: which rows, and in which zone. */
final class SourceSessionCheck {

  private static final String SESSION = "source session";

  /** Stored as instants, and shown in the zone of the session; DATETIME is shown as stored. */
  private static final String TIMESTAMPS =
      """
      SELECT CONCAT(table_name, '.', column_name)
      FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type = 'timestamp'
      """;

  private final ApplicationContext context;
  private final Inspection inspection;

  SourceSessionCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  void run() {
    inspection.look(SESSION, null, this::isolation);
    inspection.look(SESSION, null, this::zone);
  }

  private JdbcTemplate source() {
    return new JdbcTemplate(context.getBean(SourcePool.class));
  }

  private void isolation() {
    Integer level = source().execute((Connection c) -> c.getTransactionIsolation());
    if (level != null && level == Connection.TRANSACTION_READ_COMMITTED) {
      inspection.ok(SESSION, "isolation READ COMMITTED" + ServerDefaults.isolation(source()));
    } else {
      inspection.error(
          SESSION,
          "isolation is not READ COMMITTED although it was set",
          "ask whoever runs the server, or a proxy before it, what ignores SET SESSION TRANSACTION");
    }
  }

  private void zone() {
    if (!ServerProduct.isServer(source())) {
      return;
    }
    String zone = context.getBean(SourcePool.class).zone();
    String server =
        source()
            .queryForObject(
                "SELECT CONCAT(@@GLOBAL.time_zone, ', ', @@system_time_zone)", String.class);
    List<String> columns = timestamps();
    if (columns.isEmpty()) {
      inspection.ok(
          SESSION,
          "time zone %s, the server's is %s; no column that is read is TIMESTAMP"
              .formatted(zone, server));
    } else {
      inspection.note(
          SESSION,
          "TIMESTAMP columns are read in %s (dossier.source.zone), the server's zone is %s: %s"
              .formatted(zone, server, String.join(", ", columns)));
    }
  }

  private List<String> timestamps() {
    TreeSet<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    context
        .getBean(SourceAdapter.class)
        .contract()
        .forEach((table, columns) -> columns.keySet().forEach(c -> read.add(table + "." + c)));
    return source().queryForList(TIMESTAMPS, String.class).stream()
        .filter(read::contains)
        .sorted()
        .toList();
  }
}
