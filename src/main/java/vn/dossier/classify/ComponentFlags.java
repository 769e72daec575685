package vn.dossier.classify;

/**
 * What the components of one dossier say.
 *
 * @param digitised at least one live component has a file [R7]
 * @param reused at least one live component was reused [R10]
 */
record ComponentFlags(boolean digitised, boolean reused) {

  private static final ComponentFlags NONE = new ComponentFlags(false, false);

  /** Of the components that belong to the code: a link is taken as stored. */
  static ComponentFlags of(RawDossier dossier, String code, Rules rules) {
    ComponentFlags flags = NONE;
    for (RawComponent component : dossier.components()) {
      if (code != null && code.equals(component.link())) {
        flags = flags.or(of(component, rules));
      }
    }
    return flags;
  }

  /** Of one component. */
  static ComponentFlags of(RawComponent component, Rules rules) {
    if (SourceDate.isSet(component.deletedAt())) {
      return NONE;
    }
    return new ComponentFlags(
        FileField.holdsFile(component.files(), rules.files().separator()),
        rules.components().reused().holds(component.digitisation()));
  }

  private ComponentFlags or(ComponentFlags other) {
    return new ComponentFlags(digitised || other.digitised, reused || other.reused);
  }
}
