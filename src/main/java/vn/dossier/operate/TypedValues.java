package vn.dossier.operate;

import vn.dossier.classify.Blanks;
import vn.dossier.classify.Codes;
import vn.dossier.classify.RawDossier;

/** Masks what people typed into code fields and does not look like a code; for answers alone. */
final class TypedValues {

  private TypedValues() {}

  /** The same dossier to be shown, not to be judged: its own code is what was asked for. */
  static RawDossier masked(RawDossier d) {
    return new RawDossier(
        d.id(),
        d.code(),
        masked(d.agencyCode()),
        masked(d.procedureCode()),
        masked(d.channel()),
        masked(d.serviceLevel()),
        masked(d.status()),
        d.acceptedAt(),
        d.dueAt(),
        d.finishedAt(),
        d.returnedAt(),
        d.resultKind(),
        d.resultFiles(),
        d.deletedAt(),
        d.components(),
        d.payments());
  }

  private static String masked(String text) {
    String code = Blanks.trim(text);
    return code == null || Codes.looksLikeOne(code) ? text : Codes.named(code);
  }
}
