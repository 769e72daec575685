package vn.dossier.source;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.Scope;

/**
 * When the source's tables were last written, as its server knows it, unlike the columns that say
 * so. What nobody has written since it was read need not be read again.
 */
public final class LastWrites {

  private final NamedParameterJdbcTemplate source;
  private final SourceAdapter adapter;

  LastWrites(NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * A text that changes with each write to any table that is read. To be asked only where the
   * source computes checksums ({@link FingerprintSource#hindrance}).
   *
   * @return nothing when the server does not know, or the adapter does not ask
   */
  public Optional<String> read() {
    return adapter.tellsWrites()
        ? Optional.ofNullable(
            source.queryForObject(
                adapter.sql("last-writes"), new MapSqlParameterSource(), String.class))
        : Optional.empty();
  }

  /**
   * Whether anything that an earlier scope left out comes into a later one by the date alone.
   *
   * @param earlierTo last accepted date of the earlier scope, and last day of money at the least
   * @param earlierAsOf its as-of date
   * @param lastReceiptDay last day of the receipts that the later run counts
   */
  public boolean comeIntoReach(
      LocalDate earlierTo, LocalDate earlierAsOf, Scope scope, LocalDate lastReceiptDay) {
    MapSqlParameterSource parameters =
        FingerprintSource.inReach(scope, lastReceiptDay)
            .addValue("earlierUntil", earlierTo.plusDays(1).atStartOfDay())
            .addValue("earlierAfterAsOf", earlierAsOf.plusDays(1).atStartOfDay());
    return Boolean.TRUE.equals(
        source.queryForObject(adapter.sql("come-into-reach"), parameters, Boolean.class));
  }
}
