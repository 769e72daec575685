package vn.dossier.classify;

/**
 * What the components of one dossier say.
 *
 * @param digitised at least one live component has a file [R7]
 * @param reused at least one live component was reused [R10]
 */
record ComponentFlags(boolean digitised, boolean reused) {

  /** Of the components that belong to the code: a link is taken as stored. */
  static ComponentFlags of(RawDossier dossier, String code, Rules rules) {
    boolean digitised = false;
    boolean reused = false;
    for (RawComponent component : dossier.components()) {
      if (code == null
          || !code.equals(component.link())
          || SourceDate.isSet(component.deletedAt())) {
        continue;
      }
      digitised = digitised || FileField.holdsFile(component.files(), rules.files().separator());
      reused = reused || rules.components().reused().holds(component.digitisation());
    }
    return new ComponentFlags(digitised, reused);
  }
}
