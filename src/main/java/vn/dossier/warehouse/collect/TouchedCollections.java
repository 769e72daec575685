package vn.dossier.warehouse.collect;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.warehouse.run.RunPlan;

/** etl_touched_collection: cells of fact_collection_daily that the next publish must take. */
final class TouchedCollections {

  private static final String TOUCH =
      """
      INSERT IGNORE INTO etl_touched_collection (collected_date, agency_key, procedure_key, method)
      VALUES (?, ?, ?, ?)
      """;

  private record Cell(LocalDate date, long agencyKey, long procedureKey, String method)
      implements Comparable<Cell> {

    private static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::date)
            .thenComparingLong(Cell::agencyKey)
            .thenComparingLong(Cell::procedureKey)
            .thenComparing(Cell::method);

    static Cell of(Object[] collection) {
      return new Cell(
          (LocalDate) collection[2],
          (Long) collection[3],
          (Long) collection[4],
          (String) collection[5]);
    }

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  private final JdbcTemplate warehouse;
  private final LocalDate from;

  TouchedCollections(JdbcTemplate warehouse, RunPlan plan) {
    this.warehouse = warehouse;
    this.from = plan.scope().from();
  }

  /**
   * Notes the cells of requests that came or went, in the transaction in which they did.
   *
   * @param collected values of stage_collection in the order of its columns
   */
  void note(List<Object[]> collected) {
    TreeSet<Cell> cells = new TreeSet<>();
    collected.stream()
        .map(Cell::of)
        // Before the scope, published cells stay as they are
        .filter(cell -> !cell.date().isBefore(from))
        .forEach(cells::add);
    if (!cells.isEmpty()) {
      warehouse.batchUpdate(
          TOUCH,
          cells.stream()
              .map(
                  cell ->
                      new Object[] {
                        cell.date(), cell.agencyKey(), cell.procedureKey(), cell.method()
                      })
              .toList());
    }
  }
}
