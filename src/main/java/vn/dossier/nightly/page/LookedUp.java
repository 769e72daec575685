package vn.dossier.nightly.page;

import vn.dossier.classify.Children;
import vn.dossier.source.ReadDossier;

/**
 * A dossier that the warehouse holds and the scan did not see.
 *
 * @param dossierId its id
 * @param dossier what the source has under that id; null when it is gone
 */
public record LookedUp(String dossierId, ReadDossier<Children> dossier) {}
