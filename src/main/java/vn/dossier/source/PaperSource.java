package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.RawPaper;
import vn.dossier.fingerprint.CodeBucket;

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
   */
  public List<RawPaper> page(String after, int limit) {
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("after", after).addValue("limit", limit);
    return source.query(adapter.sql("digitised-papers"), parameters, PaperSource::paper);
  }

  /**
   * The same, of some buckets of codes alone.
   *
   * @param buckets numbers of {@link CodeBucket}; not empty
   */
  public List<RawPaper> page(List<Integer> buckets, String after, int limit) {
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("after", after)
            .addValue("bucketMarks", CodeBucket.marks(buckets))
            .addValue("limit", limit);
    return source.query(adapter.sql("changed-papers"), parameters, PaperSource::paper);
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
