package vn.dossier.classify;

import java.time.LocalDate;
import java.util.List;

/** Classifies dossiers (design.md section 4). Safe for use by several threads. */
public final class Classifier {

  /**
   * @param rules code lists of the source
   * @param catalogue agencies and procedures of the run
   * @param asOf the local date when the run was planned: later dates lie in the future
   */
  public Classifier(Rules rules, Catalogue catalogue, LocalDate asOf) {}

  /** The verdict on a dossier; never null. */
  public Verdict classify(RawDossier dossier) {
    throw new UnsupportedOperationException();
  }

  /** Every rule applied to a dossier, in words, excluded and rejected ones too. */
  public List<Finding> findings(RawDossier dossier) {
    throw new UnsupportedOperationException();
  }
}
