package vn.dossier.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.Blanks;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.RawPaper;
import vn.dossier.classify.Scope;
import vn.dossier.warehouse.Tally.Kind;

/**
 * Writes the papers behind fact_digitised_result_daily. They are staged; aggregate-facts sums them.
 */
public final class DigitisedResultLoad {

  private static final String INSERT =
      """
      INSERT INTO stage_digitised_result (paper_id, digitised_date, agency_key, historical)
      VALUES (?, ?, ?, ?)
      """;

  private final JdbcTemplate warehouse;
  private final DateStore dates;
  private final Map<String, Long> agenciesByIdentifier;
  private final Scope scope;
  private final Tally tally;

  /**
   * @param agenciesByIdentifier keys of current agency versions by identifier
   * @param tally counts the warnings
   * @param partition name of the step execution
   */
  public DigitisedResultLoad(
      JdbcTemplate warehouse,
      Map<String, Long> agenciesByIdentifier,
      RunPlan plan,
      Tally tally,
      String partition) {
    this.warehouse = warehouse;
    this.dates = new DateStore(warehouse, partition);
    this.agenciesByIdentifier = agenciesByIdentifier;
    this.scope = plan.scope();
    this.tally = tally;
  }

  /**
   * Belongs into the transaction of the chunk.
   *
   * @param papers papers that count; those of days out of reach are left out
   * @param heldCodes codes, among those they name, that a dossier has
   */
  public void write(List<? extends RawPaper> papers, Set<String> heldCodes) {
    List<Object[]> rows = new ArrayList<>();
    TreeSet<LocalDate> shown = new TreeSet<>();
    for (RawPaper paper : papers) {
      LocalDate day = PaperRules.digitisedDate(paper);
      if (day == null ? !scope.takesUndated() : !scope.covers(day)) {
        continue;
      }
      PaperRules.warnings(paper).forEach(w -> tally.count(Kind.WARNING, w.name()));
      if (day == null) {
        continue;
      }
      shown.add(day);
      String identifier = Blanks.trim(paper.agencyIdentifier());
      rows.add(
          new Object[] {
            paper.id(),
            day,
            identifier == null ? 0L : agenciesByIdentifier.getOrDefault(identifier, 0L),
            heldCodes.contains(paper.link()) ? 0 : 1
          });
    }
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(INSERT, rows);
    }
    dates.note(shown);
    tally.store();
  }
}
