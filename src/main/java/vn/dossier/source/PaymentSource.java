package vn.dossier.source;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.value.Amounts;
import vn.dossier.source.adapter.SourceAdapter;

/** Payment requests by the day on which they were collected. */
public final class PaymentSource {

  /** The columns of a request. */
  static final String[] ROW = {
    "id",
    "link",
    "amount",
    "fee",
    "charge",
    "status",
    "kind",
    "method",
    "collected_at",
    "agency_code",
    "collecting_agency_code",
    "fee_receipt",
    "charge_receipt",
    "deleted_at"
  };

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
  public List<RawPayment> page(byte[] marks, String after, int limit, ReadRows read) {
    MapSqlParameterSource parameters =
        adapter
            .parameters()
            .addValue("after", after)
            .addValue("packedMarks", marks)
            .addValue("limit", limit);
    return page("changed-payments", parameters, read);
  }

  private List<RawPayment> page(String statement, MapSqlParameterSource parameters, ReadRows read) {
    return source.query(
        adapter.sql(statement),
        parameters,
        (ResultSetExtractor<List<RawPayment>>)
            rs -> {
              List<RawPayment> payments = new ArrayList<>();
              Columns columns = new Columns(rs, ROW);
              int checksum = read.isKept() ? rs.findColumn(DossierSource.CHECKSUM) : 0;
              while (rs.next()) {
                RawPayment payment = payment(columns);
                if (read.isKept()) {
                  read.collected(payment.link(), payment.id(), rs.getLong(checksum));
                }
                payments.add(payment);
              }
              return payments;
            });
  }

  static RawPayment payment(Columns columns) throws SQLException {
    return new RawPayment(
        columns.text(0),
        columns.text(1),
        Amounts.of(columns.text(2)),
        Amounts.of(columns.text(3)),
        Amounts.of(columns.text(4)),
        columns.text(5),
        columns.text(6),
        columns.text(7),
        columns.text(8),
        columns.text(9),
        columns.text(10),
        columns.text(11),
        columns.text(12),
        columns.text(13));
  }
}
