package vn.dossier.classify;

import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.FileField;
import vn.dossier.classify.value.SourceDate;

/**
 * What the components of one dossier say.
 *
 * @param digitised at least one live component has a file [R7]
 * @param reused at least one live component was reused [R10]
 */
record ComponentFlags(boolean digitised, boolean reused) {

  static final ComponentFlags NONE = new ComponentFlags(false, false);
  private static final ComponentFlags DIGITISED = new ComponentFlags(true, false);
  private static final ComponentFlags REUSED = new ComponentFlags(false, true);
  private static final ComponentFlags BOTH = new ComponentFlags(true, true);

  /** Of one component. */
  static ComponentFlags of(RawComponent component, Rules rules) {
    if (SourceDate.isSet(component.deletedAt())) {
      return NONE;
    }
    return of(
        FileField.holdsFile(component.files(), rules.files().separator()),
        rules.components().reused().holds(component.digitisation()));
  }

  ComponentFlags or(ComponentFlags other) {
    return of(digitised || other.digitised, reused || other.reused);
  }

  /** The same in two bits. */
  int bits() {
    return (digitised ? 1 : 0) + (reused ? 2 : 0);
  }

  /** From {@link #bits}. */
  static ComponentFlags ofBits(int bits) {
    return of((bits & 1) != 0, (bits & 2) != 0);
  }

  private static ComponentFlags of(boolean digitised, boolean reused) {
    return digitised ? (reused ? BOTH : DIGITISED) : reused ? REUSED : NONE;
  }
}
