package vn.dossier.operate.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.dossier.classify.Finding;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.warehouse.inspect.DossierTrace.Change;
import vn.dossier.warehouse.inspect.DossierTrace.Counted;
import vn.dossier.warehouse.inspect.StoredDossier;

/**
 * A dossier code or id, explained.
 *
 * @param code trimmed; null where an id was asked for
 * @param id that was asked for; null where a code was
 * @param ruleSet rules under which it is classified now
 * @param catalogueOf execution whose catalogue is used; null before the first run
 * @param asOf as-of date of that run, else today
 * @param dossiers the one with this id, or those with this code: of the source, deleted ones too,
 *     then those that only the warehouse knows under it
 */
public record Explained(
    String code,
    String id,
    String ruleSet,
    Long catalogueOf,
    LocalDate asOf,
    List<Dossier> dossiers) {

  /**
   * One of them.
   *
   * @param read the values read, no personal ones; null when the source has it no more
   * @param verdict LOADED, EXCLUDED, REJECTED or GONE, as of now
   * @param rules each rule with its outcome; empty when it is gone
   * @param held what the warehouse holds
   * @param asStored whether a run would store just that now
   * @param differences column to what is stored and what would be; empty when as stored
   * @param counted the published cells in which its fact counts
   * @param history the runs that classified it differently than it was held
   * @param remark why a difference is to be expected; null when there is no reason known
   */
  record Dossier(
      String dossierId,
      RawDossier read,
      String verdict,
      List<Rule> rules,
      StoredDossier held,
      boolean asStored,
      Map<String, String> differences,
      List<Counted> counted,
      List<Change> history,
      String remark) {}

  /**
   * A rule applied to it.
   *
   * @param decides flag, reason or child
   * @param outcome what it decided
   * @param because the values that decided
   * @param rule its number
   * @param words the rule in words
   */
  record Rule(String decides, String outcome, String because, String rule, String words) {

    static Rule of(Finding finding) {
      return new Rule(
          finding.subject(), finding.outcome(), finding.because(), finding.rule(), finding.words());
    }
  }
}
