package vn.dossier.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.Blanks;
import vn.dossier.classify.Scope;
import vn.dossier.fingerprint.CodeBucket;
import vn.dossier.fingerprint.KeyCounts;
import vn.dossier.fingerprint.ReadRows;
import vn.dossier.fingerprint.RowSums;
import vn.dossier.fingerprint.UnreadRows;

/** Which rows of some buckets a run has left unread, and whether it might. */
public final class UnreadRowSource {

  /** Buckets looked at in one go: what is kept of them grows with their dossiers. */
  private static final int SLICE = 1 << 16;

  private final NamedParameterJdbcOperations streaming;
  private final SourceAdapter adapter;

  UnreadRowSource(NamedParameterJdbcOperations streaming, SourceAdapter adapter) {
    this.streaming = streaming;
    this.adapter = adapter;
  }

  /**
   * The rows as they are now, one pass for each table and every 65,536 buckets.
   *
   * @param scope of the run
   * @param read what the run has read
   */
  public UnreadRows of(Scope scope, BitSet buckets, ReadRows read) {
    UnreadRows unread = new UnreadRows();
    List<Integer> all = buckets.stream().boxed().toList();
    for (int from = 0; from < all.size(); from += SLICE) {
      slice(scope, all.subList(from, Math.min(all.size(), from + SLICE)), read, unread);
    }
    return unread;
  }

  private void slice(Scope scope, List<Integer> buckets, ReadRows read, UnreadRows unread) {
    List<Integer> withOdd = new ArrayList<>(buckets);
    // Its dossiers have their children in the bucket of their trimmed code
    withOdd.add(CodeBucket.ODD);
    boolean oddAsked = buckets.contains(CodeBucket.ODD);
    KeyCounts readers = new KeyCounts();
    RowSums rows = unread.rows();
    streaming.query(
        adapter.sql("bucket-dossiers"),
        DossierSource.inScope(scope).addValue("bucketMarks", CodeBucket.marks(withOdd)),
        rs -> {
          String id = rs.getString("id");
          String stored = rs.getString("code");
          int bucket = CodeBucket.ofStored(stored, id);
          String code = Blanks.trim(stored);
          boolean inScope = rs.getInt("in_scope") == 1;
          if (read.mayHaveRead(id, inScope)) {
            if (code != null) {
              readers.add(code);
            }
          } else if (bucket != CodeBucket.ODD || oddAsked) {
            rows.addDossiers(bucket, rs.getLong(DossierSource.CHECKSUM));
            if (inScope) {
              unread.overlooked().set(bucket);
            }
          }
        });
    MapSqlParameterSource marks =
        new MapSqlParameterSource("bucketMarks", CodeBucket.marks(buckets));
    streaming.query(
        adapter.sql("bucket-components"),
        marks,
        rs -> {
          String link = rs.getString("link");
          int times = 1 - readers.of(link);
          rows.addComponents(CodeBucket.of(link, null), rs.getLong(DossierSource.CHECKSUM) * times);
        });
    streaming.query(
        adapter.sql("bucket-payments"),
        marks,
        rs -> {
          String link = rs.getString("link");
          int times = link == null ? 1 : 1 - readers.of(link);
          rows.addPayments(
              CodeBucket.of(link, rs.getString("id")), rs.getLong(DossierSource.CHECKSUM) * times);
        });
  }
}
