package vn.dossier.warehouse.collect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Warning;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.dimension.DateStore;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.sql.BulkInsert;

/**
 * Writes the papers behind fact_digitised_result_daily. They are staged; aggregate-facts sums them.
 */
public final class DigitisedResultLoad {

  private static final String INSERT =
      """
      INSERT INTO stage_digitised_result (paper_id, code_bucket, digitised_date, agency_key,
        historical, date_missing, date_impossible)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String LOAD =
      """
      LOAD DATA LOCAL INFILE 'rows' INTO TABLE stage_digitised_result CHARACTER SET utf8mb4
        (paper_id, code_bucket, digitised_date, agency_key, historical, date_missing,
        date_impossible)
      """;

  private final BulkInsert staged;
  private final DateStore dates;
  private final Map<String, Long> agenciesByIdentifier;
  private final Scope scope;
  private final NamedParameterJdbcTemplate named;
  private final boolean changesOnly;

  /**
   * @param agenciesByIdentifier keys of current agency versions by identifier
   * @param partition name of the step execution
   */
  public DigitisedResultLoad(
      JdbcTemplate warehouse,
      Map<String, Long> agenciesByIdentifier,
      RunPlan plan,
      String partition) {
    this.staged = new BulkInsert(warehouse, INSERT, LOAD);
    this.dates = new DateStore(warehouse, partition);
    this.agenciesByIdentifier = agenciesByIdentifier;
    this.scope = plan.scope();
    this.named = new NamedParameterJdbcTemplate(warehouse);
    this.changesOnly = plan.changesOnly();
  }

  /**
   * Call within the transaction of the chunk.
   *
   * @param papers papers that count; those of days out of reach are left out
   * @param heldCodes codes, among those they name, that a dossier has
   */
  public void write(List<? extends RawPaper> papers, Set<String> heldCodes) {
    if (changesOnly && !papers.isEmpty()) {
      // One that names another dossier now may still be staged in a bucket that is not read
      MapSqlParameterSource ids =
          new MapSqlParameterSource(
              "ids", papers.stream().map(RawPaper::id).map(HeldId::of).toList());
      ChangedBuckets.unsettle(
          named.getJdbcTemplate(),
          named.queryForList(
              "SELECT code_bucket FROM stage_digitised_result WHERE paper_id IN (:ids)",
              ids,
              Integer.class));
      named.update("DELETE FROM stage_digitised_result WHERE paper_id IN (:ids)", ids);
    }
    List<Object[]> rows = new ArrayList<>();
    TreeSet<LocalDate> shown = new TreeSet<>();
    for (RawPaper paper : papers) {
      LocalDate day = PaperRules.digitisedDate(paper);
      if (day == null ? !scope.takesUndated() : !scope.covers(day)) {
        continue;
      }
      if (day != null) {
        shown.add(day);
      }
      Set<Warning> warnings = PaperRules.warnings(paper);
      String identifier = Whitespace.trim(paper.agencyIdentifier());
      rows.add(
          new Object[] {
            HeldId.of(paper.id()),
            CodeBucket.ofStored(paper.link(), paper.id()),
            day,
            identifier == null ? 0L : agenciesByIdentifier.getOrDefault(identifier, 0L),
            heldCodes.contains(paper.link()) ? 0 : 1,
            warnings.contains(Warning.DIGITISED_DATE_MISSING) ? 1 : 0,
            warnings.contains(Warning.DATE_IMPOSSIBLE) ? 1 : 0
          });
    }
    staged.write(rows);
    dates.note(shown);
  }
}
