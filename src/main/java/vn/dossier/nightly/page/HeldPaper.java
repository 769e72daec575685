package vn.dossier.nightly.page;

import vn.dossier.classify.raw.RawPaper;

/**
 * A paper, and whether a dossier has the code that it names.
 *
 * @param held whether one has, as stored; another may have it with blanks around
 * @param ofReadDossier whether one that the run has read under this code
 */
public record HeldPaper(RawPaper paper, boolean held, boolean ofReadDossier) {

  /** Id of the paper in the source. */
  public String id() {
    return paper.id();
  }
}
