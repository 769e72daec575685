package vn.dossier.source;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.RawPayment;
import vn.dossier.fingerprint.CodeBucket;

/** Payment requests by the day on which they were collected. */
public final class PaymentSource {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  PaymentSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * The next requests collected between two days, both inclusive, in the order of their ids.
   *
   * @param after the id read last; null to begin
   * @param limit how many at most; fewer come only at the end
   */
  public List<RawPayment> page(LocalDate from, LocalDate to, String after, int limit) {
    return source.query(
        adapter.sql("collected-payments"),
        parameters(from, to, after, limit),
        DossierSource::payment);
  }

  /**
   * The same, of some buckets of codes alone.
   *
   * @param buckets numbers of {@link CodeBucket}; not empty
   */
  public List<RawPayment> page(
      LocalDate from, LocalDate to, List<Integer> buckets, String after, int limit) {
    return source.query(
        adapter.sql("changed-payments"),
        parameters(from, to, after, limit).addValue("bucketMarks", CodeBucket.marks(buckets)),
        DossierSource::payment);
  }

  private static MapSqlParameterSource parameters(
      LocalDate from, LocalDate to, String after, int limit) {
    return new MapSqlParameterSource("after", after)
        .addValue("from", from.atStartOfDay())
        .addValue("until", to.plusDays(1).atStartOfDay())
        .addValue("limit", limit);
  }
}
