package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.value.Amounts;
import vn.dossier.source.adapter.SourceAdapter;

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
   * @param read takes the checksums of their rows
   */
  public List<RawPayment> page(
      LocalDate from, LocalDate to, String after, int limit, ReadRows read) {
    MapSqlParameterSource parameters =
        adapter
            .parameters()
            .addValue("after", after)
            .addValue("from", from.atStartOfDay())
            .addValue("until", to.plusDays(1).atStartOfDay())
            .addValue("limit", limit);
    return page("collected-payments", parameters, read);
  }

  /**
   * The next requests of some buckets of links, whenever they were collected.
   *
   * @param marks of the buckets ({@link CodeBucket#marks})
   */
  public List<RawPayment> page(String marks, String after, int limit, ReadRows read) {
    MapSqlParameterSource parameters =
        adapter
            .parameters()
            .addValue("after", after)
            .addValue("bucketMarks", marks)
            .addValue("limit", limit);
    return page("changed-payments", parameters, read);
  }

  private List<RawPayment> page(String statement, MapSqlParameterSource parameters, ReadRows read) {
    return source.query(
        adapter.sql(statement),
        parameters,
        (rs, n) -> {
          RawPayment payment = payment(rs);
          if (read.isKept()) {
            read.collected(payment.link(), payment.id(), rs.getLong(DossierSource.CHECKSUM));
          }
          return payment;
        });
  }

  static RawPayment payment(ResultSet rs) throws SQLException {
    return new RawPayment(
        rs.getString("id"),
        rs.getString("link"),
        Amounts.of(rs.getString("amount")),
        Amounts.of(rs.getString("fee")),
        Amounts.of(rs.getString("charge")),
        rs.getString("status"),
        rs.getString("kind"),
        rs.getString("method"),
        rs.getString("collected_at"),
        rs.getString("agency_code"),
        rs.getString("collecting_agency_code"),
        rs.getString("fee_receipt"),
        rs.getString("charge_receipt"),
        rs.getString("deleted_at"));
  }
}
