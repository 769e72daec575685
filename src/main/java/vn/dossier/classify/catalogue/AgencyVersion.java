package vn.dossier.classify.catalogue;

import java.time.LocalDate;

/**
 * A row of dim_agency: what an agency was from a day on.
 *
 * @param key agency_key
 * @param validFrom first day
 * @param validTo the day after the last, 9999-12-31 for the current one
 * @param current whether it is the version of today
 */
public record AgencyVersion(long key, LocalDate validFrom, LocalDate validTo, boolean current) {}
