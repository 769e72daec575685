package vn.dossier.classify.verdict;

import java.util.Set;

/** What a dossier is to the warehouse: always exactly one of three (src/docs/contracts.md). */
public sealed interface Verdict {

  /**
   * It counts.
   *
   * @param fact the row to hold
   * @param warnings What is irregular about it, each once, possibly empty
   */
  record Loaded(DossierFact fact, Set<Warning> warnings) implements Verdict {}

  /**
   * It does not count, by a rule.
   *
   * @param reason the first rule that holds
   */
  record Excluded(ExclusionReason reason) implements Verdict {}

  /**
   * It cannot be counted as it stands, and is tried again every night.
   *
   * @param reason the first reason that holds
   * @param detail English, at most 300 characters: the value at fault, never personal data
   */
  record Rejected(RejectReason reason, String detail) implements Verdict {}
}
