package vn.dossier.classify;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.verdict.Warning;

/** How one digitised paper reads (src/docs/contracts.md, fact_digitised_result_daily). */
public final class PaperRules {
  private final Rules.Papers rules;

  /** The reading of papers under these rules. */
  public PaperRules(Rules rules) {
    this.rules = rules.papers();
  }

  /** Whether it is a digitised result: live, of kind result, not refused. */
  public boolean counts(RawPaper paper) {
    return rules.results().holds(paper.kind())
        && !rules.refused().holds(paper.status())
        && !SourceDate.isSet(paper.deletedAt());
  }

  /** The day it was digitised, else the day its row was created, else null. */
  public static LocalDate digitisedDate(RawPaper paper) {
    LocalDate digitised = SourceDate.of(paper.digitisedAt()).date();
    return digitised != null ? digitised : SourceDate.of(paper.createdAt()).date();
  }

  /** What is irregular about a paper that counts. */
  public static Set<Warning> warnings(RawPaper paper) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (SourceDate.of(paper.digitisedAt()).impossible()
        || SourceDate.of(paper.createdAt()).impossible()) {
      warnings.add(Warning.DATE_IMPOSSIBLE);
    }
    if (digitisedDate(paper) == null) {
      warnings.add(Warning.DIGITISED_DATE_MISSING);
    }
    return warnings;
  }
}
