package vn.dossier.warehouse.dimension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.value.Bytewise;

/**
 * The versions of all agencies, brought up to date with a night's catalogue (src/docs/rules.md,
 * Agencies). Name, level, parent and identifier have history; the two switches hold the latest
 * value in every version. Nothing is ever removed.
 *
 * <p>A version that a run opened without publishing stays only while the source is still as that
 * run saw it: else nobody knows whether it ever was.
 */
final class AgencyHistory {

  static final LocalDate BEGINNING = LocalDate.of(1900, 1, 1);
  static final LocalDate END = LocalDate.of(9999, 12, 31);

  /**
   * A row of dim_agency.
   *
   * @param published whether readers have seen it
   */
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
      boolean current,
      boolean published) {

    private static Version of(
        long key, ResolvedAgency agency, LocalDate validFrom, boolean published) {
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
          true,
          published);
    }

    private boolean describes(ResolvedAgency agency) {
      return Objects.equals(identifierCode, agency.identifierCode())
          && Objects.equals(name, agency.name())
          && level.equals(agency.level().name())
          && Objects.equals(parentCode, agency.parentCode());
    }

    private Version until(LocalDate day, boolean today) {
      return with(inStatistics, active, day, today);
    }

    private Version switched(ResolvedAgency agency) {
      return with(agency.inStatistics(), agency.active(), validTo, current);
    }

    private Version with(boolean counted, boolean alive, LocalDate end, boolean today) {
      return new Version(
          key,
          code,
          identifierCode,
          name,
          level,
          parentCode,
          counted,
          alive,
          validFrom,
          end,
          today,
          published);
    }

    /** Whether it is valid on some day. */
    private boolean isValid() {
      return validFrom.isBefore(validTo);
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
    Set<String> unseen = new HashSet<>(byCode.keySet());
    agencies.stream()
        .filter(agency -> !agency.ambiguous())
        .sorted(Comparator.comparing(ResolvedAgency::code, Bytewise.ORDER))
        .forEach(
            agency -> {
              unseen.remove(agency.code());
              update(businessDate, agency);
            });
    unseen.forEach(code -> takeBackUnpublished(byCode.get(code), version -> true));
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
    takeBackUnpublished(versions, version -> !version.describes(agency));
    int last = currentOf(versions);
    if (last < 0) {
      versions.add(Version.of(++lastKey, agency, BEGINNING, false));
    } else if (!versions.get(last).describes(agency)) {
      Version current = versions.get(last);
      if (current.published() && current.validFrom().isBefore(businessDate)) {
        versions.set(last, current.until(businessDate, false));
        open(versions, agency, businessDate);
      } else {
        versions.set(
            last, Version.of(current.key(), agency, current.validFrom(), current.published()));
        mergeBack(versions, last, agency);
      }
    }
    versions.replaceAll(version -> version.switched(agency));
  }

  // Else the history would show a change that nobody made
  private static void mergeBack(List<Version> versions, int last, ResolvedAgency agency) {
    int before = predecessorOf(versions, versions.get(last));
    if (before >= 0 && versions.get(before).describes(agency)) {
      takeBack(versions, last, before);
    }
  }

  // The first version of all stays: nothing is known of the agency but that
  private static void takeBackUnpublished(List<Version> versions, Predicate<Version> doubtful) {
    int last = currentOf(versions);
    while (last >= 0 && !versions.get(last).published() && doubtful.test(versions.get(last))) {
      int before = predecessorOf(versions, versions.get(last));
      if (before < 0) {
        return;
      }
      takeBack(versions, last, before);
      last = before;
    }
  }

  // Valid on no day then; what it had closed goes on in its place
  private static void takeBack(List<Version> versions, int index, int before) {
    Version taken = versions.get(index);
    versions.set(before, versions.get(before).until(taken.validTo(), taken.current()));
    versions.set(index, taken.until(taken.validFrom(), false));
  }

  private static int predecessorOf(List<Version> versions, Version version) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).isValid() && versions.get(i).validTo().equals(version.validFrom())) {
        return i;
      }
    }
    return -1;
  }

  // A version that was taken back is valid on no day, and begins again when its day comes
  private void open(List<Version> versions, ResolvedAgency agency, LocalDate day) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).validFrom().equals(day)) {
        Version taken = versions.get(i);
        versions.set(i, Version.of(taken.key(), agency, day, taken.published()));
        return;
      }
    }
    versions.add(Version.of(++lastKey, agency, day, false));
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
