package vn.dossier.warehouse;

import vn.dossier.classify.RawDossier;
import vn.dossier.classify.Verdict;

/**
 * What a run found out about one dossier.
 *
 * @param dossierId primary key in the source, as stored
 * @param dossier the values read; null when the source has the dossier no more
 * @param verdict its classification; null when the source has the dossier no more
 */
public record Judgement(String dossierId, RawDossier dossier, Verdict verdict) {

  /** The source has this dossier, which the warehouse holds, no more. */
  public static Judgement gone(String dossierId) {
    return new Judgement(dossierId, null, null);
  }
}
