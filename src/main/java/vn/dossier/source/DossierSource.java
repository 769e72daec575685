package vn.dossier.source;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.classify.Amounts;
import vn.dossier.classify.Blanks;
import vn.dossier.classify.RawComponent;
import vn.dossier.classify.RawDossier;
import vn.dossier.classify.RawPayment;
import vn.dossier.classify.Scope;
import vn.dossier.fingerprint.CodeBucket;

/** Dossiers with their components and payment requests, read in short queries. */
public final class DossierSource {

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  DossierSource(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /**
   * The next dossiers of a range, with children, in the order of the source.
   *
   * @param range the ids to read; what was read before lies before it
   * @param limit how many at most; fewer come only at the end of the range
   * @return dossiers that may be in scope; impossible dates can bring some that are not
   */
  public List<RawDossier> page(Scope scope, IdRange range, int limit) {
    MapSqlParameterSource parameters =
        inScope(scope)
            .addValue("after", range.after())
            .addValue("upto", range.upto())
            .addValue("limit", limit);
    return source.query(adapter.sql("dossiers"), parameters, DossierSource::dossier);
  }

  /**
   * The same, of some buckets of codes alone.
   *
   * @param buckets numbers of {@link CodeBucket}; not empty
   */
  public List<RawDossier> page(Scope scope, IdRange range, List<Integer> buckets, int limit) {
    MapSqlParameterSource parameters =
        inScope(scope)
            .addValue("after", range.after())
            .addValue("upto", range.upto())
            .addValue("bucketMarks", CodeBucket.marks(buckets))
            .addValue("limit", limit);
    return source.query(adapter.sql("changed-dossiers"), parameters, DossierSource::dossier);
  }

  /**
   * The dossiers that have exactly these ids now, with children; ids that are gone are left out.
   */
  public List<RawDossier> byId(Collection<String> ids) {
    return withChildren(byIdAlone(ids));
  }

  /** The same without their children. */
  public List<RawDossier> byIdAlone(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<String> wanted = Set.copyOf(ids);
    MapSqlParameterSource parameters = new MapSqlParameterSource("ids", ids);
    // The source's collation may hold other ids equal
    return source.query(adapter.sql("dossiers-by-id"), parameters, DossierSource::dossier).stream()
        .filter(dossier -> wanted.contains(dossier.id()))
        .toList();
  }

  /** Every dossier, deleted or not, whose trimmed code is this one, with children. */
  public List<RawDossier> byCode(String code) {
    MapSqlParameterSource parameters =
        new MapSqlParameterSource("codes", List.of(code)).addValue("blanks", blanks());
    return withChildren(
        source.query(adapter.sql("dossiers-by-code"), parameters, DossierSource::dossier).stream()
            .filter(dossier -> code.equals(Blanks.trim(dossier.code())))
            .toList());
  }

  /** Which of these links, as stored, are the trimmed code of a dossier, deleted or not. */
  public Set<String> heldCodes(Collection<String> links) {
    return links.isEmpty()
        ? Set.of()
        : codes("dossier-codes", new MapSqlParameterSource("codes", links));
  }

  /** The codes, trimmed, of dossiers that were written with blanks around. */
  public Set<String> paddedCodes() {
    return codes("padded-dossier-codes", new MapSqlParameterSource("blanks", blanks()));
  }

  /** How many dossiers may be in scope now. */
  public long count(Scope scope) {
    return Objects.requireNonNull(
        source.queryForObject(adapter.sql("dossier-count"), inScope(scope), Long.class));
  }

  /** The id at a position, counted from 0, of the dossiers in scope; null behind the last. */
  public String idAt(Scope scope, long position) {
    MapSqlParameterSource parameters = inScope(scope).addValue("position", position);
    List<String> found =
        source.queryForList(adapter.sql("partition-bound"), parameters, String.class);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The same dossiers with their components and payment requests. */
  public List<RawDossier> withChildren(List<RawDossier> dossiers) {
    Set<String> codes = new HashSet<>();
    for (RawDossier dossier : dossiers) {
      String code = Blanks.trim(dossier.code());
      if (code != null) {
        codes.add(code);
      }
    }
    if (codes.isEmpty()) {
      return dossiers;
    }
    Map<String, List<RawComponent>> components =
        children("components", codes, DossierSource::component, RawComponent::link);
    Map<String, List<RawPayment>> payments =
        children("payments", codes, DossierSource::payment, RawPayment::link);
    return dossiers.stream()
        .map(
            dossier -> {
              String code = Blanks.trim(dossier.code());
              return code == null
                  ? dossier
                  : dossier.with(
                      components.getOrDefault(code, List.of()),
                      payments.getOrDefault(code, List.of()));
            })
        .toList();
  }

  // Grouped by the link as stored, byte for byte: the source's collation may have found others too
  private <T> Map<String, List<T>> children(
      String statement, Set<String> codes, Row<T> row, Function<T, String> link) {
    return source
        .query(
            adapter.sql(statement),
            new MapSqlParameterSource("codes", codes),
            (rs, n) -> row.read(rs, n))
        .stream()
        .collect(groupingBy(link));
  }

  private Set<String> codes(String statement, MapSqlParameterSource parameters) {
    Set<String> codes = new HashSet<>();
    source.query(
        adapter.sql(statement),
        parameters,
        rs -> {
          codes.add(Blanks.trim(rs.getString("code")));
        });
    codes.remove(null);
    return codes;
  }

  private static List<String> blanks() {
    return Blanks.CHARACTERS.codePoints().mapToObj(Character::toString).toList();
  }

  static MapSqlParameterSource inScope(Scope scope) {
    return new MapSqlParameterSource()
        .addValue("from", scope.from().atStartOfDay())
        .addValue("until", scope.to().plusDays(1).atStartOfDay())
        .addValue("afterAsOf", scope.asOf().plusDays(1).atStartOfDay())
        .addValue("undated", scope.takesUndated() ? 1 : 0);
  }

  private static RawDossier dossier(ResultSet rs, int n) throws SQLException {
    return new RawDossier(
        rs.getString("id"),
        rs.getString("code"),
        rs.getString("agency_code"),
        rs.getString("procedure_code"),
        rs.getString("channel"),
        rs.getString("service_level"),
        rs.getString("status"),
        rs.getString("accepted_at"),
        rs.getString("due_at"),
        rs.getString("finished_at"),
        rs.getString("returned_at"),
        rs.getString("result_kind"),
        rs.getString("result_files"),
        rs.getString("deleted_at"),
        List.of(),
        List.of());
  }

  private static RawComponent component(ResultSet rs, int n) throws SQLException {
    return new RawComponent(
        rs.getString("link"),
        rs.getString("files"),
        rs.getString("digitisation"),
        rs.getString("deleted_at"));
  }

  static RawPayment payment(ResultSet rs, int n) throws SQLException {
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

  private interface Row<T> {
    T read(ResultSet rs, int n) throws SQLException;
  }
}
