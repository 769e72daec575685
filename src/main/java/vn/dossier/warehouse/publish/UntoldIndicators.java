package vn.dossier.warehouse.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.raw.Untold;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measures;

/**
 * kpi_untold_indicator, measures among them: the views have rows of the other indicators alone.
 * What the source tells anew is told from a run on that has read everything: until then older facts
 * hold a 0 of it that nothing stands for.
 */
@Component
public final class UntoldIndicators {

  private final JdbcTemplate warehouse;
  private final Untold untold;

  UntoldIndicators(JdbcTemplate warehouse, Untold untold) {
    this.warehouse = warehouse;
    this.untold = untold;
  }

  /** Whether the source tells what it could not tell at the last publish. */
  public boolean tellMore() {
    return !untold.figures().containsAll(published());
  }

  /**
   * Replaces them by what the source of a run cannot tell; call within the publish.
   *
   * @param everythingRead whether the run has read all dossiers, of whatever date
   * @return whether they were others: then figures of all months come or go
   */
  boolean replace(boolean everythingRead) {
    Set<String> before = published();
    Set<String> now = new HashSet<>(untold.figures());
    if (!everythingRead) {
      now.addAll(before);
    }
    if (before.equals(now)) {
      return false;
    }
    warehouse.update("DELETE FROM kpi_untold_indicator");
    warehouse.update("DELETE FROM kpi_indicator");
    insert("INSERT INTO kpi_untold_indicator (indicator) VALUES (?)", List.copyOf(now));
    insert(
        "INSERT INTO kpi_indicator (indicator) VALUES (?)",
        Measures.all().indicators().stream()
            .map(Indicator::name)
            .filter(name -> !now.contains(name))
            .toList());
    return true;
  }

  private Set<String> published() {
    return new HashSet<>(
        warehouse.queryForList("SELECT indicator FROM kpi_untold_indicator", String.class));
  }

  private void insert(String sql, List<String> names) {
    if (!names.isEmpty()) {
      warehouse.batchUpdate(sql, names.stream().map(name -> new Object[] {name}).toList());
    }
  }
}
