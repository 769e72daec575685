package vn.dossier.operate.check;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.source.connect.SourcePool;

/** Looks whether the servers take and unpack as much at once as a night's statements need. */
final class PacketCheck {

  private static final String SUBJECT = "max_allowed_packet";
  private static final long KIB = 1024;

  /**
   * Both unpack the marks of all buckets, half a megabyte of text; to the warehouse, the driver
   * makes batches as long as its server allows.
   */
  private static final long NEEDED = 1024 * KIB;

  /** Of an id in a list that names a whole chunk. */
  private static final long OF_AN_ID = 128;

  private final ApplicationContext context;
  private final Inspection inspection;

  PacketCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /**
   * @param source whether the source answers
   * @param warehouse whether the warehouse answers
   */
  void run(boolean source, boolean warehouse) {
    if (source) {
      look("source", SourcePool.class, NEEDED);
    }
    if (warehouse) {
      look("warehouse", HikariDataSource.class, NEEDED);
    }
  }

  private void look(String database, Class<? extends HikariDataSource> pool, long needed) {
    inspection.look(
        SUBJECT,
        null,
        () -> {
          long chunk = context.getBean(NightlyProperties.class).chunkSize() * OF_AN_ID;
          // Servers take whole KiB
          long ofChunk = (chunk + KIB - 1) / KIB * KIB;
          look(database, context.getBean(pool), Math.max(needed, ofChunk));
        });
  }

  private void look(String database, HikariDataSource pool, long needed) {
    if (!pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
      return;
    }
    long allowed =
        Objects.requireNonNull(
            new JdbcTemplate(pool).queryForObject("SELECT @@max_allowed_packet", Long.class));
    String seen =
        "%,d KiB on the server of the %s; a night needs %,d"
            .formatted(allowed / KIB, database, needed / KIB);
    if (allowed < needed) {
      inspection.error(SUBJECT, seen, "SET GLOBAL max_allowed_packet = %d".formatted(needed));
    } else {
      inspection.ok(SUBJECT, seen);
    }
  }
}
