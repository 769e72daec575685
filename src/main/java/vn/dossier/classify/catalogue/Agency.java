package vn.dossier.classify.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * An agency that the catalogue of the run knows, with its versions in the warehouse.
 *
 * @param code trimmed
 * @param ambiguous several live rows hold the code: its dossiers are not loaded
 * @param provider label of its provider of electronic receipts, or null
 * @param versions rows of dim_agency, in order of their first day, without those that are valid on
 *     no day since they were taken back; may be empty when ambiguous
 */
public record Agency(
    String code, boolean ambiguous, String provider, List<AgencyVersion> versions) {

  public Agency {
    versions =
        versions.stream()
            .filter(version -> version.validFrom().isBefore(version.validTo()))
            .sorted(Comparator.comparing(AgencyVersion::validFrom))
            .toList();
  }

  /**
   * The version valid on a day; for a day before the first version, the first.
   *
   * @throws IllegalStateException when the agency has no version
   */
  public AgencyVersion versionAt(LocalDate day) {
    for (int i = versions.size() - 1; i > 0; i--) {
      if (!day.isBefore(versions.get(i).validFrom())) {
        return versions.get(i);
      }
    }
    return first();
  }

  /**
   * The version of today.
   *
   * @throws IllegalStateException when the agency has no version
   */
  public AgencyVersion current() {
    for (AgencyVersion version : versions) {
      if (version.current()) {
        return version;
      }
    }
    throw new IllegalStateException("agency " + code + " has no current version");
  }

  private AgencyVersion first() {
    if (versions.isEmpty()) {
      throw new IllegalStateException("agency " + code + " has no version");
    }
    return versions.get(0);
  }
}
