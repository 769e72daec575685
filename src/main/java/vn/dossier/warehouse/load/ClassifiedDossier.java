package vn.dossier.warehouse.load;

import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.verdict.Verdict;

/**
 * What a run found out about one dossier.
 *
 * @param dossierId under which the warehouse knows it: {@link HeldId} of its primary key
 * @param dossier the values read; null when the source has the dossier no more
 * @param verdict its classification; null when the source has the dossier no more
 */
public record ClassifiedDossier(String dossierId, RawDossier dossier, Verdict verdict) {

  public ClassifiedDossier {
    dossierId = HeldId.of(dossierId);
  }

  /** The source has this dossier, which the warehouse holds, no more. */
  public static ClassifiedDossier gone(String dossierId) {
    return new ClassifiedDossier(dossierId, null, null);
  }
}
