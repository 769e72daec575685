package vn.dossier.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SourceAdapter;

/**
 * Cuts the dossiers in scope into ranges that hold equally many, bounded by ids that the source
 * itself compares.
 */
public final class RangeSource {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  RangeSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * Ranges of all ids.
   *
   * @param dossiers how many are in scope
   * @param wanted how many ranges at most
   */
  public List<IdRange> ofAll(Scope scope, long dossiers, int wanted) {
    return cut("partition-bound", DossierSource.inScope(scope, adapter), dossiers, wanted);
  }

  /**
   * Ranges of all ids, which hold equally many dossiers of some buckets of links.
   *
   * @param dossiers how many in scope are in the buckets
   * @param wanted how many ranges at most
   */
  public List<IdRange> ofBuckets(Scope scope, BitSet buckets, long dossiers, int wanted) {
    return cut(
        "changed-bound",
        DossierSource.inScope(scope, adapter).addValue("packedMarks", CodeBucket.marks(buckets)),
        dossiers,
        wanted);
  }

  // Each bound is looked for from the one before
  private List<IdRange> cut(
      String statement, MapSqlParameterSource parameters, long dossiers, int wanted) {
    List<IdRange> ranges = new ArrayList<>();
    String after = null;
    long reached = -1;
    for (int i = 1; i < wanted; i++) {
      long position = dossiers * i / wanted;
      String upto =
          position > reached ? idAt(statement, parameters, after, position - reached - 1) : null;
      if (upto != null && !upto.equals(after)) {
        ranges.add(new IdRange(after, upto));
        after = upto;
        reached = position;
      }
    }
    ranges.add(new IdRange(after, null));
    return ranges;
  }

  // Null behind the last
  private String idAt(
      String statement, MapSqlParameterSource parameters, String after, long position) {
    parameters.addValue("after", after).addValue("position", position);
    List<String> found = source.queryForList(adapter.sql(statement), parameters, String.class);
    return found.isEmpty() ? null : found.get(0);
  }
}
