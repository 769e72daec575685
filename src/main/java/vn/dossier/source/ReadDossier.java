package vn.dossier.source;

import vn.dossier.classify.raw.RawDossier;

/**
 * A dossier with what hangs on its code.
 *
 * @param dossier its own row; its lists of children are empty
 * @param children what took its components and payment requests; dossiers of a page that share a
 *     code share it, too
 * @param <C> what takes them
 */
public record ReadDossier<C>(RawDossier dossier, C children) {}
