package vn.dossier.warehouse.succession;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.value.Bytewise;
import vn.dossier.rows.RowBatches;
import vn.dossier.rows.RowByRow;

/** What data/reference says beside the source: taken with a run's catalogue, shown by publish. */
@Component
public final class ReferenceStore {

  private static final String SUCCESSOR =
      """
      INSERT INTO stage_agency_successor (old_agency_code, new_agency_code, valid_from, share)
      VALUES (?, ?, ?, ?)
      """;

  private static final String PORTAL_FIGURE =
      """
      INSERT INTO stage_portal_figure (month_start, agency_code, indicator, numerator, denominator,
        rate)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate warehouse;

  /** Works in the transaction of its caller. */
  public ReferenceStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /** Of these codes, those that no version of an agency has, the run's catalogue included. */
  public Set<String> unknown(Set<String> agencies) {
    Set<String> unknown = new TreeSet<>(Bytewise.ORDER);
    unknown.addAll(agencies);
    if (!unknown.isEmpty()) {
      new RowByRow(warehouse.getDataSource())
          .query(
              "SELECT DISTINCT agency_code FROM stage_dim_agency",
              rs -> {
                unknown.remove(rs.getString("agency_code"));
              });
    }
    return unknown;
  }

  /** Replaces what an earlier run took. */
  public void take(Successors successors, List<PortalFigure> portal) {
    warehouse.update("DELETE FROM stage_agency_successor");
    new RowBatches(warehouse, SUCCESSOR)
        .write(
            successors.rows().stream(),
            s -> new Object[] {s.oldAgency(), s.newAgency(), s.from(), s.share()});
    warehouse.update("DELETE FROM stage_portal_figure");
    new RowBatches(warehouse, PORTAL_FIGURE)
        .write(
            portal.stream(),
            f ->
                new Object[] {
                  f.month(), f.agency(), f.indicator(), f.numerator(), f.denominator(), f.rate()
                });
  }
}
