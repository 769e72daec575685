package vn.dossier.recalculation;

import java.time.LocalDate;

/**
 * A version of an agency by its business key.
 *
 * @param validFrom null for the unknown agency, whose code is empty
 */
record AgencyRef(String code, LocalDate validFrom) {

  static final AgencyRef UNKNOWN = new AgencyRef("", null);
}
