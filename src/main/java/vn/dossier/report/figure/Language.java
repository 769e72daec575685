package vn.dossier.report.figure;

import java.util.Locale;

/** The languages that the bulletin is written in. */
public enum Language {
  VI("vi-VN"),
  EN("en-GB");

  private final Locale locale;

  Language(String tag) {
    locale = Locale.forLanguageTag(tag);
  }

  /** Whose numbers and letters are meant. */
  public Locale locale() {
    return locale;
  }
}
