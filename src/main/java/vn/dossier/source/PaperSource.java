package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.source.adapter.SourceAdapter;

/** Digitised papers. */
public final class PaperSource {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  PaperSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * The next papers in the order of their ids.
   *
   * @param after the id read last; null to begin
   * @param limit how many at most; fewer come only at the end
   * @param read takes the checksums of their rows
   */
  public List<RawPaper> page(String after, int limit, ReadRows read) {
    return page(
        "page-of-papers",
        adapter.parameters().addValue("after", after).addValue("limit", limit),
        read);
  }

  /**
   * The same, of some buckets of links alone.
   *
   * @param marks of the buckets ({@link CodeBucket#marks})
   */
  public List<RawPaper> page(byte[] marks, String after, int limit, ReadRows read) {
    return page(
        "changed-papers",
        adapter
            .parameters()
            .addValue("after", after)
            .addValue("packedMarks", marks)
            .addValue("limit", limit),
        read);
  }

  private List<RawPaper> page(String statement, MapSqlParameterSource parameters, ReadRows read) {
    return source.query(
        adapter.sql(statement),
        parameters,
        (rs, n) -> {
          RawPaper paper = paper(rs, n);
          if (read.isKept()) {
            read.paper(paper.link(), paper.id(), rs.getLong(DossierSource.CHECKSUM));
          }
          return paper;
        });
  }

  private static RawPaper paper(ResultSet rs, int n) throws SQLException {
    return new RawPaper(
        rs.getString("id"),
        rs.getString("link"),
        rs.getString("kind"),
        rs.getString("status"),
        rs.getString("digitised_at"),
        rs.getString("created_at"),
        rs.getString("agency_identifier"),
        rs.getString("deleted_at"));
  }
}
