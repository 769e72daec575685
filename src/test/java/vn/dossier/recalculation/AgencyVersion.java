package vn.dossier.recalculation;

import java.time.LocalDate;

/** A row of dim_agency. */
record AgencyVersion(Catalogue.Agency seen, LocalDate validFrom, LocalDate validTo) {

  static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  AgencyRef ref() {
    return new AgencyRef(seen.code(), validFrom);
  }

  boolean current() {
    return validTo.equals(LAST);
  }
}
