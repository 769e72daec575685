package vn.dossier.warehouse.load;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.dimension.MonthStart;
import vn.dossier.warehouse.sql.BulkInsert;
import vn.dossier.warehouse.sql.RowText;
import vn.dossier.warehouse.sql.SqlFile;

/** fact_dossier, and the notes that its changes leave: touched cells, what was seen, dates. */
final class FactStore {

  private static final String HELD =
      """
      SELECT dossier_id, content_hash, accepted_date, finished_date, withdrawn, agency_key,
        procedure_key
      FROM fact_dossier
      WHERE dossier_id IN (:ids)
      """;

  private static final String BETWEEN =
      "SELECT dossier_id FROM fact_dossier WHERE dossier_id BETWEEN ? AND ? LIMIT 1";

  private static final String HELD_WHOLE = "SELECT * FROM fact_dossier WHERE dossier_id IN (:ids)";

  private static final String UPSERT = SqlFile.read(FactStore.class, "upsert-fact-dossier");

  private static final String DELETE = "DELETE FROM fact_dossier WHERE dossier_id = ?";

  private static final String SEEN = "INSERT IGNORE INTO etl_sighting (dossier_id) VALUES (?)";

  private static final String TOUCH =
      """
      INSERT IGNORE INTO etl_touched_cell
        (accepted_date, agency_key, procedure_key, partition_name, month_start)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String TOUCH_COMPLETION =
      """
      INSERT IGNORE INTO etl_touched_completion
        (finished_date, agency_key, procedure_key, partition_name)
      VALUES (?, ?, ?, ?)
      """;

  /** A cell of a daily aggregate. */
  record Cell(LocalDate date, long agencyKey, long procedureKey) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
        Comparator.comparing(Cell::date)
            .thenComparingLong(Cell::agencyKey)
            .thenComparingLong(Cell::procedureKey);

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  private final JdbcTemplate warehouse;
  private final NamedParameterJdbcTemplate named;
  private final BulkInsert newFacts;

  FactStore(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.newFacts =
        new BulkInsert(warehouse, UPSERT, SqlFile.read(FactStore.class, "load-fact-dossier"));
  }

  /**
   * What is held of these dossiers.
   *
   * @param whole with every column, which costs more
   */
  Map<String, StoredFact> held(Collection<String> ids, boolean whole) {
    if (KeyRange.isFree(warehouse, BETWEEN, ids)) {
      return Map.of();
    }
    Map<String, StoredFact> held = new HashMap<>();
    named.query(
        whole ? HELD_WHOLE : HELD,
        Map.of("ids", ids),
        rs -> {
          held.put(rs.getString("dossier_id"), held(rs, whole));
        });
    return held;
  }

  private static StoredFact held(ResultSet rs, boolean whole) throws SQLException {
    LocalDate finished = rs.getObject("finished_date", LocalDate.class);
    return new StoredFact(
        rs.getString("content_hash"),
        rs.getObject("accepted_date", LocalDate.class),
        rs.getInt("withdrawn") == 1 ? null : finished,
        rs.getLong("agency_key"),
        rs.getLong("procedure_key"),
        whole ? RowText.of(rs) : null);
  }

  /**
   * Writes facts.
   *
   * @param updates ids of those that are held already
   */
  void write(List<FactRow> rows, Set<String> updates, long jobExecutionId) {
    Map<Boolean, List<Object[]>> byUpdate =
        rows.stream()
            .collect(
                partitioningBy(
                    row -> updates.contains(row.fact().dossierId()),
                    mapping(row -> row.values(jobExecutionId), toList())));
    newFacts.write(byUpdate.get(false));
    batch(UPSERT, byUpdate.get(true));
  }

  void delete(Collection<String> ids) {
    batch(DELETE, ids.stream().map(id -> new Object[] {id}).toList());
  }

  /** Notes facts that the run has met. */
  void noteSeen(Collection<String> ids) {
    batch(SEEN, ids.stream().map(id -> new Object[] {id}).toList());
  }

  /** Notes cells that the next publish must take, in the transaction that changed their facts. */
  void touch(TreeSet<Cell> cells, TreeSet<Cell> completions, String partition) {
    batch(
        TOUCH,
        cells.stream()
            .map(
                cell ->
                    new Object[] {
                      cell.date(),
                      cell.agencyKey(),
                      cell.procedureKey(),
                      partition,
                      MonthStart.of(cell.date())
                    })
            .toList());
    batch(
        TOUCH_COMPLETION,
        completions.stream()
            .map(
                cell ->
                    new Object[] {cell.date(), cell.agencyKey(), cell.procedureKey(), partition})
            .toList());
  }

  private void batch(String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(sql, rows);
    }
  }
}
