package vn.dossier.warehouse.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measures;

/** kpi_untold_indicator, measures among them: the views have rows of the other indicators alone. */
final class UntoldIndicators {

  private final JdbcTemplate warehouse;

  UntoldIndicators(JdbcTemplate warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Replaces them by what the source of the run cannot tell; call within the publish.
   *
   * @return whether they were others: then figures of all months come or go
   */
  boolean replace(Set<String> untold) {
    Set<String> before =
        new HashSet<>(
            warehouse.queryForList("SELECT indicator FROM kpi_untold_indicator", String.class));
    if (before.equals(untold)) {
      return false;
    }
    warehouse.update("DELETE FROM kpi_untold_indicator");
    warehouse.update("DELETE FROM kpi_indicator");
    insert("INSERT INTO kpi_untold_indicator (indicator) VALUES (?)", List.copyOf(untold));
    insert(
        "INSERT INTO kpi_indicator (indicator) VALUES (?)",
        Measures.all().indicators().stream()
            .map(Indicator::name)
            .filter(name -> !untold.contains(name))
            .toList());
    return true;
  }

  private void insert(String sql, List<String> names) {
    if (!names.isEmpty()) {
      warehouse.batchUpdate(sql, names.stream().map(name -> new Object[] {name}).toList());
    }
  }
}
