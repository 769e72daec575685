package vn.dossier.source;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.RowSums;
import vn.dossier.checksum.SourceState;
import vn.dossier.rows.Packets;
import vn.dossier.rows.SideBySide;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SourceAdapter;

/** Lets the source compute checksums over what a night reads: one sequential pass per table. */
public final class ChecksumSource {

  private static final Logger log = LoggerFactory.getLogger(ChecksumSource.class);

  /** Of dossiers: {@link #PACKED} times how many dates have arrived, and how many are in scope. */
  private static final String WITH_SCOPE = "arrived_and_in_scope";

  private static final long PACKED = 1 << 24;

  private final DataSource source;
  private final NamedParameterJdbcOperations streaming;
  private final SourceAdapter adapter;

  ChecksumSource(DataSource source, NamedParameterJdbcOperations streaming, SourceAdapter adapter) {
    this.source = source;
    this.streaming = streaming;
    this.adapter = adapter;
  }

  /**
   * Why every night has to read everything; nothing when it can read what changed only.
   *
   * @throws DataAccessException when the source cannot be reached
   */
  public Optional<String> hindrance() {
    if (isH2()) {
      return Optional.of("H2 computes no checksums");
    }
    return adapter
        .missingForChanges()
        .or(
            () ->
                Packets.hindrance(streaming.getJdbcOperations(), CodeBucket.MARKS_LENGTH)
                    .map("source: "::concat));
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

  /** Checksum of the SELECTs of the adapter and their settings: others may give other rows. */
  public String selects() {
    return adapter.selectsChecksum();
  }

  /**
   * What the source has of everything that a run of this scope reads, whatever the date: what comes
   * into reach of the scope's upper bound or as-of date changes its bucket, too.
   *
   * @param firstReceiptDay first day of the receipts that the run counts
   * @param lastReceiptDay last of them
   * @param everything whether the run reads all dossiers, and of the payment requests those of
   *     these days; else it reads whatever its buckets hold
   */
  public SourceState take(
      Scope scope, LocalDate firstReceiptDay, LocalDate lastReceiptDay, boolean everything) {
    MapSqlParameterSource parameters =
        DossierSource.inScope(scope, adapter)
            .addValue("everything", everything ? 1 : 0)
            .addValue("paperUntil", scope.to().plusDays(1).atStartOfDay())
            .addValue("paymentFrom", firstReceiptDay.atStartOfDay())
            .addValue("paymentUntil", lastReceiptDay.plusDays(1).atStartOfDay());
    SourceState state = new SourceState();
    RowSums rows = state.rows();
    // The longest first: two tables are read side by side
    List<Pass> passes =
        List.of(
            new Pass("components", null, rows::addComponents),
            new Pass("dossiers", WITH_SCOPE, rows::addDossiers),
            new Pass(
                "payments",
                "arrived",
                (bucket, sum) -> {
                  rows.addPayments(bucket, sum);
                  if (!everything) {
                    rows.addCollected(bucket, sum);
                  }
                }),
            new Pass("papers", "arrived", rows::addPapers));
    SideBySide.run(
        IntStream.range(0, passes.size())
            .<Supplier<Void>>mapToObj(
                table -> () -> add(passes.get(table), table, parameters, state))
            .toList());
    return state;
  }

  private interface Adding {
    void add(int bucket, long checksum);
  }

  /**
   * @param dated the column that tells how many dates lie before the bounds; null where there are
   *     none
   */
  private record Pass(String table, String dated, Adding rows) {}

  private Void add(Pass pass, int table, MapSqlParameterSource parameters, SourceState state) {
    streaming.query(
        adapter.sql("fingerprint-" + pass.table()),
        parameters,
        (ResultSetExtractor<Void>)
            rs -> {
              // Looked up once: there are hundreds of thousands of rows
              int bucket = rs.findColumn("bucket");
              int checksum = rs.findColumn("checksum");
              int dated = pass.dated() == null ? 0 : rs.findColumn(pass.dated());
              boolean withScope = WITH_SCOPE.equals(pass.dated());
              int collected = pass.table().equals("payments") ? rs.findColumn("collected") : 0;
              while (rs.next()) {
                int number = rs.getInt(bucket);
                long sum = rs.getLong(checksum);
                long dates = dated == 0 ? 0 : rs.getLong(dated);
                state
                    .checksums()
                    .add(
                        table,
                        number,
                        sum,
                        withScope ? dates / PACKED : dates,
                        withScope ? (int) (dates % PACKED) : 0);
                pass.rows().add(number, sum);
                if (collected > 0 && rs.getLong(collected) != 0) {
                  state.rows().addCollected(number, rs.getLong(collected));
                }
              }
              return null;
            });
    log.info("The source has computed the checksums of its {}", pass.table());
    return null;
  }
}
