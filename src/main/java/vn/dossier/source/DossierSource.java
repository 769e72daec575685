package vn.dossier.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SourceAdapter;

/** Dossiers with their components and payment requests, read in short queries. */
public final class DossierSource {

  /** Checksum of a row; there is none on H2. */
  static final String CHECKSUM = "checksum";

  private static final String[] ROW = {
    "id",
    "code",
    "link",
    "agency_code",
    "procedure_code",
    "channel",
    "service_level",
    "status",
    "accepted_at",
    "due_at",
    "finished_at",
    "returned_at",
    "result_kind",
    "result_files",
    "deleted_at",
    "copy_reason"
  };

  private final NamedParameterJdbcOperations source;
  private final DossierChildren children;
  private final SourceAdapter adapter;

  /**
   * @param streaming hands over row by row, and keeps none
   */
  DossierSource(
      NamedParameterJdbcOperations source,
      NamedParameterJdbcOperations streaming,
      SourceAdapter adapter) {
    this.source = source;
    this.children = new DossierChildren(streaming, adapter);
    this.adapter = adapter;
  }

  /**
   * The next dossiers of a range, without children, in the order of the source.
   *
   * @param range the ids to read; what was read before lies before it
   * @param limit how many at most; fewer come only at the end of the range
   * @param read takes the checksums of their rows
   * @return dossiers that may be in scope; impossible dates can bring some that are not
   */
  public List<RawDossier> page(Scope scope, IdRange range, int limit, ReadRows read) {
    MapSqlParameterSource parameters =
        inScope(scope, adapter)
            .addValue("after", range.after())
            .addValue("upto", range.upto())
            .addValue("limit", limit);
    return dossiers("page-of-dossiers", parameters, read);
  }

  /**
   * The same, of some buckets of links alone.
   *
   * @param marks of the buckets ({@link CodeBucket#marks})
   */
  public List<RawDossier> page(Scope scope, IdRange range, byte[] marks, int limit, ReadRows read) {
    MapSqlParameterSource parameters =
        inScope(scope, adapter)
            .addValue("after", range.after())
            .addValue("upto", range.upto())
            .addValue("packedMarks", marks)
            .addValue("limit", limit);
    return dossiers("changed-dossiers", parameters, read);
  }

  /**
   * The dossiers that have exactly these ids now, without children; ids that are gone are left out.
   */
  public List<RawDossier> byId(Collection<String> ids, ReadRows read) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<String> wanted = Set.copyOf(ids);
    if (read.isKept()) {
      ids.forEach(read::askedFor);
    }
    // The source's collation may hold other ids equal
    return source.query(
        adapter.sql("dossiers-by-id"),
        adapter.parameters().addValue("ids", ids),
        (ResultSetExtractor<List<RawDossier>>)
            rs -> {
              List<RawDossier> found = new ArrayList<>();
              Columns columns = new Columns(rs, ROW);
              while (rs.next()) {
                RawDossier dossier = dossier(columns);
                if (wanted.contains(dossier.id())) {
                  found.add(dossier);
                  if (read.isKept()) {
                    read.lookedUp(
                        dossier.id(),
                        dossier.link(),
                        Whitespace.trim(dossier.link()),
                        rs.getLong(CHECKSUM));
                  }
                }
              }
              return found;
            });
  }

  /** Every dossier, deleted or not, whose trimmed code is this one, without children. */
  public List<RawDossier> byCode(String code) {
    MapSqlParameterSource parameters =
        adapter.parameters().addValue("codes", List.of(code)).addValue("blanks", blanks());
    return dossiers("dossiers-by-code", parameters, ReadRows.NONE).stream()
        .filter(dossier -> code.equals(Whitespace.trim(dossier.code())))
        .toList();
  }

  /**
   * Which of these links, as stored, are the trimmed link of a dossier, deleted or not.
   *
   * @param read what the run has read of the dossiers
   */
  public HeldLinks heldLinks(Collection<String> links, ReadRows read) {
    HeldLinks held = new HeldLinks(new HashSet<>(), new HashSet<>());
    if (links.isEmpty()) {
      return held;
    }
    source.query(
        adapter.sql("dossier-links"),
        adapter.parameters().addValue("links", links),
        rs -> {
          String link = Whitespace.trim(rs.getString("link"));
          if (link != null) {
            held.all().add(link);
            if (read.mayHaveRead(rs.getString("id"), link)) {
              held.ofReadDossiers().add(link);
            }
          }
        });
    return held;
  }

  /**
   * Links that dossiers have.
   *
   * @param all of any dossier
   * @param ofReadDossiers of those that the run has read under this link
   */
  public record HeldLinks(Set<String> all, Set<String> ofReadDossiers) {}

  /** The links, trimmed, of dossiers that were written with blanks around. */
  public Set<String> paddedLinks() {
    Set<String> links = new HashSet<>();
    source.query(
        adapter.sql("padded-links"),
        adapter.parameters().addValue("blanks", blanks()),
        rs -> {
          links.add(Whitespace.trim(rs.getString("link")));
        });
    links.remove(null);
    return links;
  }

  /** How many dossiers may be in scope now. */
  public long count(Scope scope) {
    return Objects.requireNonNull(
        source.queryForObject(adapter.sql("dossier-count"), inScope(scope, adapter), Long.class));
  }

  /**
   * The same dossiers with their components and payment requests, which are read row by row:
   * however many hang on a link, none of them is kept here.
   *
   * @param none makes what takes the children of a link, which dossiers that share it have in
   *     common
   * @param read takes the checksums of the children's rows
   */
  public <C extends ChildTaker> List<ReadDossier<C>> withChildren(
      List<RawDossier> dossiers, Supplier<C> none, ReadRows read) {
    return children.of(dossiers, none, null, read);
  }

  /**
   * The same, with what a pass over all children has found.
   *
   * @param scanned null for none
   */
  public <C extends ChildTaker> List<ReadDossier<C>> withChildren(
      List<RawDossier> dossiers, Supplier<C> none, ScannedChildren<C> scanned, ReadRows read) {
    return children.of(dossiers, none, scanned, read);
  }

  private List<RawDossier> dossiers(
      String statement, MapSqlParameterSource parameters, ReadRows read) {
    return source.query(
        adapter.sql(statement),
        parameters,
        (ResultSetExtractor<List<RawDossier>>)
            rs -> {
              List<RawDossier> dossiers = new ArrayList<>();
              Columns columns = new Columns(rs, ROW);
              int checksum = read.isKept() ? rs.findColumn(CHECKSUM) : 0;
              while (rs.next()) {
                RawDossier dossier = dossier(columns);
                if (read.isKept()) {
                  read.scanned(
                      dossier.id(),
                      dossier.link(),
                      Whitespace.trim(dossier.link()),
                      rs.getLong(checksum));
                }
                dossiers.add(dossier);
              }
              return dossiers;
            });
  }

  private static List<String> blanks() {
    return Whitespace.CHARACTERS.codePoints().mapToObj(Character::toString).toList();
  }

  static MapSqlParameterSource inScope(Scope scope, SourceAdapter adapter) {
    return adapter
        .parameters()
        .addValue("from", scope.from().atStartOfDay())
        .addValue("until", scope.to().plusDays(1).atStartOfDay())
        .addValue("afterAsOf", scope.asOf().plusDays(1).atStartOfDay())
        .addValue("undated", scope.takesUndated() ? 1 : 0);
  }

  private static RawDossier dossier(Columns columns) throws SQLException {
    return new RawDossier(
        columns.text(0),
        columns.text(1),
        columns.text(2),
        columns.text(3),
        columns.text(4),
        columns.text(5),
        columns.text(6),
        columns.text(7),
        columns.text(8),
        columns.text(9),
        columns.text(10),
        columns.text(11),
        columns.text(12),
        columns.text(13),
        columns.text(14),
        columns.text(15),
        List.of(),
        List.of());
  }
}
