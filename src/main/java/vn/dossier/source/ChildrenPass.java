package vn.dossier.source;

import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.ReadRows;
import vn.dossier.scope.Scope;
import vn.dossier.source.adapter.SourceAdapter;

/**
 * A pass over all components, and over the links of all payment requests: for who reads most
 * dossiers, that is cheaper than to look their children up.
 */
public final class ChildrenPass {

  /** One dossier in so many is enough for it. */
  private static final int ENOUGH = 3;

  private final NamedParameterJdbcOperations streaming;
  private final DossierSource dossiers;
  private final SourceAdapter adapter;

  /**
   * @param streaming hands over row by row, and keeps none
   */
  ChildrenPass(
      NamedParameterJdbcOperations streaming, DossierSource dossiers, SourceAdapter adapter) {
    this.streaming = streaming;
    this.dossiers = dossiers;
    this.adapter = adapter;
  }

  /**
   * Whether who reads a scope reads so many of all dossiers that it is cheaper than looking up the
   * children of its own.
   *
   * @param inScope about how many dossiers are in scope
   */
  public boolean isCheaper(Scope scope, long inScope) {
    return scope.from().equals(Scope.NO_LOWER_BOUND)
        || inScope * ENOUGH >= dossiers.count(Scope.full(scope.to(), scope.asOf()));
  }

  /**
   * Reads them, row by row.
   *
   * @param expected about how many dossiers there are
   * @param judge what becomes of components
   * @param read whether it takes the checksums of their rows; they are added when dossiers are read
   */
  public <C> ScannedChildren<C> read(long expected, ScannedChildren.Judge<C> judge, ReadRows read) {
    ScannedChildren<C> scanned = new ScannedChildren<>(expected, judge);
    boolean kept = read.isKept();
    streaming.query(
        adapter.sql("all-components"),
        adapter.parameters(),
        (ResultSetExtractor<Void>)
            rs -> {
              Columns columns = DossierChildren.components(rs);
              int sum = kept ? rs.findColumn(DossierSource.CHECKSUM) : 0;
              while (rs.next()) {
                scanned.add(
                    DossierChildren.component(columns.text(0), columns),
                    kept ? rs.getLong(sum) : 0);
              }
              return null;
            });
    streaming.query(
        adapter.sql("payment-links"),
        adapter.parameters(),
        rs -> {
          scanned.addRequest(rs.getString("link"));
        });
    return scanned;
  }
}
