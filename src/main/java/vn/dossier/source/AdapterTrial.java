package vn.dossier.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.rows.RowByRow;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SelectColumns;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.StatementPlans;

/** An adapter that nobody relies on yet, tried at a source. */
public final class AdapterTrial {

  /**
   * Ids of a SELECT.
   *
   * @param found rows
   * @param withId rows that have one
   * @param different ids, as the source compares them
   */
  public record Ids(long found, long withId, long different) {}

  /**
   * Links of a SELECT.
   *
   * @param linked rows that name a dossier
   * @param met rows that name one that is there
   */
  public record Links(long linked, long met) {}

  private final NamedParameterJdbcTemplate source;
  private final NamedParameterJdbcTemplate streaming;
  private final SourceAdapter adapter;

  public AdapterTrial(DataSource source, SourceAdapter adapter) {
    this.source = new NamedParameterJdbcTemplate(source);
    this.streaming = new NamedParameterJdbcTemplate(new RowByRow(source));
    this.adapter = adapter;
  }

  /** The columns of its SELECTs. */
  public SelectColumns columns() {
    return new SelectColumns(source, adapter);
  }

  /** How the server would carry out its statements. */
  public StatementPlans plans() {
    return new StatementPlans(source, adapter);
  }

  /** Its labels. */
  public LabelSource labels() {
    return new LabelSource(source, adapter);
  }

  /** Its catalogues. */
  public CatalogueSource catalogues() {
    return new CatalogueSource(streaming, adapter);
  }

  /**
   * The ids of dossiers, payments or papers.
   *
   * @param select which of them
   */
  public Ids ids(String select) {
    return Objects.requireNonNull(
        source.queryForObject(
            adapter.sql("ids-of-" + select), adapter.parameters(), AdapterTrial::ids));
  }

  private static Ids ids(ResultSet rs, int n) throws SQLException {
    return new Ids(rs.getLong("found"), rs.getLong("with_id"), rs.getLong("different"));
  }

  /**
   * The links of components, payments or papers.
   *
   * @param select which of them
   */
  public Links links(String select) {
    return Objects.requireNonNull(
        source.queryForObject(
            adapter.sql("links-of-" + select),
            adapter.parameters(),
            (rs, n) -> new Links(rs.getLong("linked"), rs.getLong("met"))));
  }

  /**
   * The first dossiers in the order of the source, with their children.
   *
   * @param today dossiers accepted later are not in scope
   * @param limit how many at most
   * @param none makes what takes the children of a link
   */
  public <C extends ChildTaker> List<ReadDossier<C>> sample(
      LocalDate today, int limit, Supplier<C> none) {
    DossierSource dossiers = new DossierSource(source, streaming, adapter);
    return dossiers.withChildren(
        dossiers.page(Scope.full(today, today), IdRange.ALL, limit, ReadRows.NONE),
        none,
        ReadRows.NONE);
  }
}
