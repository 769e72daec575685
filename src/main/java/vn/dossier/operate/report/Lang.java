package vn.dossier.operate.report;

import vn.dossier.report.figure.Language;

/** The languages as they are typed. */
enum Lang {
  vi(Language.VI),
  en(Language.EN);

  private final Language language;

  Lang(Language language) {
    this.language = language;
  }

  Language language() {
    return language;
  }
}
