package vn.dossier.source;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import vn.dossier.classify.Scope;
import vn.dossier.fingerprint.CodeBucket;
import vn.dossier.fingerprint.Fingerprints;

/** Lets the source compute checksums over what a night reads: one sequential pass per table. */
public final class FingerprintSource {

  private static final Logger log = LoggerFactory.getLogger(FingerprintSource.class);

  /** The tables, the longest first: two are read side by side. */
  private static final List<String> TABLES =
      List.of("components", "dossiers", "payments", "papers");

  private static final int SIDE_BY_SIDE = 2;

  private final DataSource source;
  private final NamedParameterJdbcTemplate streaming;
  private final SourceAdapter adapter;

  FingerprintSource(DataSource source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
    JdbcTemplate template = new JdbcTemplate(source);
    // Connector/J hands over row by row then, instead of holding the result in memory
    template.setFetchSize(Integer.MIN_VALUE);
    this.streaming = new NamedParameterJdbcTemplate(template);
  }

  /**
   * Why every night has to read everything; nothing when it can read what changed only.
   *
   * @throws DataAccessException when the source cannot be reached
   */
  public Optional<String> hindrance() {
    return isH2() ? Optional.of("H2 computes no checksums") : adapter.missingForChanges();
  }

  private boolean isH2() {
    try {
      return JdbcUtils.<String>extractDatabaseMetaData(
              source, meta -> meta.getDatabaseProductName())
          .equals("H2");
    } catch (MetaDataAccessException e) {
      throw new CannotGetJdbcConnectionException(
          e.getMessage(), e.getCause() instanceof SQLException cause ? cause : null);
    }
  }

  /** Checksum of the statements that read and that compute: others make no comparison. */
  public String statements() {
    return adapter.statementsChecksum();
  }

  /**
   * The fingerprints of everything that a run of this scope reads, whatever the date: what comes
   * into reach of the scope's upper bound or as-of date changes its bucket, too.
   *
   * @param lastReceiptDay last day of the receipts that the run counts
   * @param buckets of these alone, which costs less; all when empty
   * @return nothing where it cannot be asked for them ({@link #hindrance})
   */
  public Optional<Fingerprints> take(
      Scope scope, LocalDate lastReceiptDay, Collection<Integer> buckets) {
    if (hindrance().isPresent()) {
      return Optional.empty();
    }
    MapSqlParameterSource parameters =
        DossierSource.inScope(scope)
            .addValue("everything", buckets.isEmpty() ? 1 : 0)
            .addValue("bucketMarks", CodeBucket.marks(buckets))
            .addValue("paperUntil", scope.to().plusDays(1).atStartOfDay())
            .addValue("paymentUntil", lastReceiptDay.plusDays(1).atStartOfDay());
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      Fingerprints all = new Fingerprints();
      List<CompletableFuture<Void>> tables = new ArrayList<>();
      for (int table = 0; table < TABLES.size(); table++) {
        int number = table;
        tables.add(CompletableFuture.runAsync(() -> addTable(number, parameters, all), threads));
      }
      tables.forEach(CompletableFuture::join);
      return Optional.of(all);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  private void addTable(int table, MapSqlParameterSource parameters, Fingerprints fingerprints) {
    String name = TABLES.get(table);
    streaming.query(
        adapter.sql("fingerprint-" + name),
        parameters,
        (ResultSetExtractor<Void>)
            rs -> {
              // Looked up once: there are hundreds of thousands of rows
              int bucket = rs.findColumn("bucket");
              int checksum = rs.findColumn("checksum");
              int inScope = rs.findColumn("in_scope");
              while (rs.next()) {
                fingerprints.add(
                    table, rs.getInt(bucket), rs.getLong(checksum), rs.getInt(inScope));
              }
              return null;
            });
    log.info("The source has computed the checksums of its {}", name);
  }
}
