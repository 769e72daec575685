package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.KeyCounts;
import vn.dossier.checksum.KeyHash;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.UnreadRows;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.rows.SideBySide;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SourceAdapter;

/** Which rows of some buckets a run has left unread, and whether it might. */
public final class UnreadRowSource {

  /** Rows of a page of papers, and links whose components are looked up at once. */
  private static final int PAGE = 2000;

  /** Of so many buckets a look-up by link is cheaper than a pass over all components. */
  private static final int FEW = CodeBucket.COUNT / 64;

  private final NamedParameterJdbcOperations streaming;
  private final SourceAdapter adapter;
  private final PaperSource papers;
  private final PaperRules paperRules;

  UnreadRowSource(
      NamedParameterJdbcOperations streaming,
      SourceAdapter adapter,
      PaperSource papers,
      Rules rules) {
    this.streaming = streaming;
    this.adapter = adapter;
    this.papers = papers;
    this.paperRules = new PaperRules(rules);
  }

  /**
   * The rows as they are now, one pass for each table, children two tables at a time; and whether
   * papers were classified with the dossiers that there are.
   *
   * @param scope of the run
   * @param asked the buckets; what is kept grows with their dossiers
   * @param read what the run has read
   */
  public UnreadRows of(Scope scope, BitSet asked, ReadRows read) {
    UnreadRows unread = new UnreadRows();
    BitSet withIrregular = (BitSet) asked.clone();
    // Its dossiers have their children in the bucket of their trimmed code
    withIrregular.set(CodeBucket.IRREGULAR);
    boolean irregularAsked = asked.get(CodeBucket.IRREGULAR);
    KeyCounts readers = new KeyCounts();
    KeyCounts codes = new KeyCounts();
    streaming.query(
        adapter.sql("bucket-dossiers"),
        DossierSource.inScope(scope, adapter)
            .addValue("packedMarks", CodeBucket.marks(withIrregular)),
        rs -> {
          String id = rs.getString("id");
          String stored = rs.getString("link");
          int bucket = CodeBucket.ofStored(stored, id);
          String code = Whitespace.trim(stored);
          boolean inScope = rs.getInt("in_scope") == 1;
          if (code != null) {
            codes.add(code);
          }
          if (read.mayHaveRead(id, inScope)) {
            if (code != null) {
              readers.add(code);
            }
          } else if (bucket != CodeBucket.IRREGULAR || irregularAsked) {
            unread.dossier(bucket, rs.getLong(DossierSource.CHECKSUM), inScope);
          }
        });
    readers.sort();
    codes.sort();
    // Sums of what several dossiers share
    Map<Long, Long> components = new HashMap<>();
    Map<Long, Long> payments = new HashMap<>();
    MapSqlParameterSource marks =
        adapter.parameters().addValue("packedMarks", CodeBucket.marks(asked));
    SideBySide.run(
        List.of(
            () ->
                components(
                    asked.cardinality() <= FEW,
                    marks,
                    read,
                    (rs, link, checksum) ->
                        unread.component(CodeBucket.of(link, null), checksum, readers.of(link)),
                    components),
            () ->
                children(
                    "bucket-payments",
                    marks,
                    read,
                    link -> true,
                    (rs, link, checksum) ->
                        unread.payment(
                            CodeBucket.of(link, rs.getString("id")),
                            checksum,
                            link == null ? 0 : readers.of(link)),
                    payments),
            () -> judgePapers(asked, codes, read, unread)));
    BitSet otherwise = read.readOtherwise(components, payments);
    otherwise.and(asked);
    otherwise.stream().forEach(unread::misread);
    return unread;
  }

  private Void components(
      boolean few,
      MapSqlParameterSource marks,
      ReadRows read,
      ChildRow row,
      Map<Long, Long> shared) {
    if (!few) {
      return children("bucket-components", marks, read, link -> true, row, shared);
    }
    SortedSet<String> links = new TreeSet<>();
    streaming.query(
        adapter.sql("bucket-component-links"),
        marks,
        rs -> {
          links.add(rs.getString("link"));
        });
    for (Iterator<String> rest = links.iterator(); rest.hasNext(); ) {
      Set<String> page = new HashSet<>();
      while (rest.hasNext() && page.size() < PAGE) {
        page.add(rest.next());
      }
      children(
          "components-by-link",
          adapter.parameters().addValue("links", page),
          read,
          // The source's collation may find others, which have a page of their own
          page::contains,
          row,
          shared);
    }
    return null;
  }

  private Void children(
      String statement,
      MapSqlParameterSource parameters,
      ReadRows read,
      Predicate<String> asked,
      ChildRow row,
      Map<Long, Long> shared) {
    streaming.query(
        adapter.sql(statement),
        parameters,
        rs -> {
          String link = rs.getString("link");
          if (!asked.test(link)) {
            return;
          }
          long checksum = rs.getLong(DossierSource.CHECKSUM);
          row.take(rs, link, checksum);
          if (link != null && read.isRepeated(link)) {
            shared.merge(KeyHash.of(link), checksum, Long::sum);
          }
        });
    return null;
  }

  private interface ChildRow {
    void take(ResultSet rs, String link, long checksum) throws SQLException;
  }

  // By all dossiers of their bucket: most of them, no run reads
  private Void judgePapers(BitSet asked, KeyCounts codes, ReadRows read, UnreadRows unread) {
    BitSet doubtful = read.unproven();
    doubtful.and(asked);
    if (doubtful.isEmpty()) {
      return null;
    }
    byte[] marks = CodeBucket.marks(doubtful);
    Map<Integer, Long> answers = new HashMap<>();
    String after = null;
    List<RawPaper> page;
    do {
      page = papers.page(marks, after, PAGE, ReadRows.NONE);
      for (RawPaper paper : page) {
        String link = paper.link();
        if (!Whitespace.isBlank(link) && paperRules.counts(paper)) {
          answers.merge(
              CodeBucket.ofStored(link, null),
              ReadRows.answer(link, codes.of(link) > 0),
              Long::sum);
        }
      }
      after = page.isEmpty() ? null : page.get(page.size() - 1).id();
    } while (page.size() == PAGE);
    doubtful.stream()
        .filter(bucket -> answers.getOrDefault(bucket, 0L) != read.answers(bucket))
        .forEach(unread::misjudged);
    return null;
  }
}
