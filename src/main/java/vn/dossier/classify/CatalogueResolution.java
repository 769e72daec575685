package vn.dossier.classify;

import java.util.List;

/** What the catalogues of a source say of each code (design.md section 4). */
public final class CatalogueResolution {
  private CatalogueResolution() {}

  /**
   * One agency for each code, in order of the codes, byte for byte; rows without a code tell none.
   */
  public static List<ResolvedAgency> agencies(List<RawAgency> rows, Rules rules) {
    throw new UnsupportedOperationException();
  }

  /**
   * One procedure for each code, in order of the codes, byte for byte; rows without a code tell
   * none.
   */
  public static List<ResolvedProcedure> procedures(
      List<RawProcedure> rows, List<RawField> fields, Rules rules) {
    throw new UnsupportedOperationException();
  }
}
