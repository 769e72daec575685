package vn.dossier.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.dossier.classify.Bytewise;
import vn.dossier.classify.ResolvedAgency;

/**
 * The versions of all agencies, brought up to date with a night's catalogue (src/docs/rules.md,
 * Agencies). Name, level, parent and identifier have history; the two switches hold the latest
 * value in every version. Nothing is ever removed.
 */
final class AgencyHistory {

  static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
  static final LocalDate END = LocalDate.of(9999, 12, 31);

  /** A row of dim_agency. */
  record Version(
      long key,
      String code,
      String identifierCode,
      String name,
      String level,
      String parentCode,
      boolean inStatistics,
      boolean active,
      LocalDate validFrom,
      LocalDate validTo,
      boolean current) {

    private static Version of(long key, ResolvedAgency agency, LocalDate validFrom) {
      return new Version(
          key,
          agency.code(),
          agency.identifierCode(),
          agency.name(),
          agency.level().name(),
          agency.parentCode(),
          agency.inStatistics(),
          agency.active(),
          validFrom,
          END,
          true);
    }

    private boolean describes(ResolvedAgency agency) {
      return Objects.equals(identifierCode, agency.identifierCode())
          && Objects.equals(name, agency.name())
          && level.equals(agency.level().name())
          && Objects.equals(parentCode, agency.parentCode());
    }

    private Version closed(LocalDate day) {
      return new Version(
          key,
          code,
          identifierCode,
          name,
          level,
          parentCode,
          inStatistics,
          active,
          validFrom,
          day,
          false);
    }

    private Version switched(ResolvedAgency agency) {
      return new Version(
          key,
          code,
          identifierCode,
          name,
          level,
          parentCode,
          agency.inStatistics(),
          agency.active(),
          validFrom,
          validTo,
          current);
    }
  }

  private final Map<String, List<Version>> byCode = new LinkedHashMap<>();
  private final Map<Long, Version> before = new HashMap<>();
  private long lastKey;

  AgencyHistory(List<Version> versions) {
    for (Version version : versions) {
      byCode.computeIfAbsent(version.code(), code -> new ArrayList<>()).add(version);
      before.put(version.key(), version);
      lastKey = Math.max(lastKey, version.key());
    }
  }

  /**
   * @param businessDate the date whose run sees the catalogue
   * @param agencies the catalogue; ambiguous codes leave their versions alone
   * @return the rows that are new or changed
   */
  List<Version> update(LocalDate businessDate, List<ResolvedAgency> agencies) {
    agencies.stream()
        .filter(agency -> !agency.ambiguous())
        .sorted(Comparator.comparing(ResolvedAgency::code, Bytewise.ORDER))
        .forEach(agency -> update(businessDate, agency));
    return versions().stream()
        .filter(version -> !version.equals(before.get(version.key())))
        .toList();
  }

  /** All versions as they are now. */
  List<Version> versions() {
    return byCode.values().stream().flatMap(List::stream).toList();
  }

  private void update(LocalDate businessDate, ResolvedAgency agency) {
    List<Version> versions = byCode.computeIfAbsent(agency.code(), code -> new ArrayList<>());
    int last = currentOf(versions);
    if (last < 0) {
      versions.add(Version.of(++lastKey, agency, BEGINNING));
      return;
    }
    Version current = versions.get(last);
    if (!current.describes(agency)) {
      if (current.validFrom().isBefore(businessDate)) {
        versions.set(last, current.closed(businessDate));
        open(versions, agency, businessDate);
      } else {
        versions.set(last, Version.of(current.key(), agency, current.validFrom()));
      }
    }
    versions.replaceAll(version -> version.switched(agency));
  }

  // A version that was taken back is valid on no day, and begins anew when its day comes
  private void open(List<Version> versions, ResolvedAgency agency, LocalDate day) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).validFrom().equals(day)) {
        versions.set(i, Version.of(versions.get(i).key(), agency, day));
        return;
      }
    }
    versions.add(Version.of(++lastKey, agency, day));
  }

  private static int currentOf(List<Version> versions) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).current()) {
        return i;
      }
    }
    return -1;
  }
}
