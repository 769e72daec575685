package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** dim_agency over the nights: versions by agency code, oldest first. Rows are never removed. */
final class AgencyHistory {

  private final Map<String, List<AgencyVersion>> versions = new HashMap<>();

  /** What the run of a business date reads; ambiguous agencies leave their versions as they are. */
  void see(Catalogue catalogue, LocalDate businessDate) {
    for (Catalogue.Agency agency : catalogue.agencies()) {
      if (!agency.ambiguous()) {
        see(agency, businessDate);
      }
    }
  }

  private void see(Catalogue.Agency agency, LocalDate businessDate) {
    List<AgencyVersion> known = versions.get(agency.code());
    if (known == null) {
      versions.put(
          agency.code(),
          new ArrayList<>(
              List.of(new AgencyVersion(agency, AgencyVersion.FIRST, AgencyVersion.LAST))));
      return;
    }
    int last = known.size() - 1;
    AgencyVersion current = known.get(last);
    if (!sameHistory(current.seen(), agency)) {
      if (current.validFrom().isBefore(businessDate)) {
        known.set(last, new AgencyVersion(current.seen(), current.validFrom(), businessDate));
        known.add(new AgencyVersion(agency, businessDate, AgencyVersion.LAST));
      } else {
        known.set(last, new AgencyVersion(agency, current.validFrom(), AgencyVersion.LAST));
      }
    }
    known.replaceAll(
        v -> new AgencyVersion(v.seen().withLatest(agency), v.validFrom(), v.validTo()));
  }

  private static boolean sameHistory(Catalogue.Agency left, Catalogue.Agency right) {
    return Objects.equals(left.name(), right.name())
        && Objects.equals(left.level(), right.level())
        && Objects.equals(left.parent(), right.parent())
        && Objects.equals(left.identifier(), right.identifier());
  }

  /** The version valid on a day; the first one for anything before. */
  AgencyRef validOn(String code, LocalDate day) {
    List<AgencyVersion> known = versions.get(code);
    AgencyVersion valid = known.get(0);
    for (AgencyVersion version : known) {
      if (!version.validFrom().isAfter(day)) {
        valid = version;
      }
    }
    return valid.ref();
  }

  AgencyRef current(String code) {
    List<AgencyVersion> known = versions.get(code);
    return known.get(known.size() - 1).ref();
  }

  /** The current version that holds an identifier (trimmed, may be null), if just one does. */
  AgencyRef currentWithIdentifier(String identifier) {
    List<AgencyRef> holders =
        all().stream()
            .filter(v -> v.current() && identifier != null)
            .filter(v -> identifier.equals(v.seen().identifier()))
            .map(AgencyVersion::ref)
            .toList();
    return holders.size() == 1 ? holders.get(0) : AgencyRef.UNKNOWN;
  }

  AgencyVersion version(AgencyRef ref) {
    return versions.get(ref.code()).stream()
        .filter(v -> v.validFrom().equals(ref.validFrom()))
        .findFirst()
        .orElseThrow();
  }

  List<AgencyVersion> all() {
    return versions.values().stream().flatMap(List::stream).toList();
  }
}
