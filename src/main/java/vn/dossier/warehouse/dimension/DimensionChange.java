package vn.dossier.warehouse.dimension;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.AgencyVersion;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.catalogue.ResolvedProcedure;
import vn.dossier.classify.value.Bytewise;

/**
 * What a night's catalogue makes of the dimensions. Nothing is written here.
 *
 * @param agencies the catalogue
 * @param versions every agency version as it is then
 * @param changedVersions those that are new or changed
 * @param procedures the catalogue under its keys, new ones for new codes
 */
record DimensionChange(
    List<ResolvedAgency> agencies,
    List<AgencyHistory.Version> versions,
    List<AgencyHistory.Version> changedVersions,
    List<KeyedProcedure> procedures) {

  /** A procedure of the catalogue and its key in dim_procedure. */
  record KeyedProcedure(long key, ResolvedProcedure procedure) {}

  /**
   * @param versions as the warehouse holds them
   * @param procedureKeys keys by code, as the warehouse holds them
   * @param businessDate the date whose run sees the catalogue
   */
  static DimensionChange of(
      List<AgencyHistory.Version> versions,
      Map<String, Long> procedureKeys,
      LocalDate businessDate,
      List<ResolvedAgency> agencies,
      List<ResolvedProcedure> procedures) {
    AgencyHistory history = new AgencyHistory(versions);
    List<AgencyHistory.Version> changed = history.update(businessDate, agencies);
    return new DimensionChange(
        agencies, history.versions(), changed, keyed(procedureKeys, procedures));
  }

  private static List<KeyedProcedure> keyed(
      Map<String, Long> keys, List<ResolvedProcedure> procedures) {
    long lastKey = keys.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<KeyedProcedure> keyed = new ArrayList<>();
    for (ResolvedProcedure procedure :
        procedures.stream()
            .sorted(Comparator.comparing(ResolvedProcedure::code, Bytewise.ORDER))
            .toList()) {
      Long key = keys.get(procedure.code());
      keyed.add(new KeyedProcedure(key == null ? ++lastKey : key, procedure));
    }
    return keyed;
  }

  /** What a run classifies by: the same as {@link CatalogueStore#read} once this is written. */
  Catalogue catalogue() {
    Map<String, List<AgencyVersion>> byCode =
        versions.stream()
            .collect(
                groupingBy(
                    AgencyHistory.Version::code,
                    mapping(
                        v -> new AgencyVersion(v.key(), v.validFrom(), v.validTo(), v.current()),
                        toList())));
    return Catalogue.of(
        agencies.stream()
            .map(
                a ->
                    new Agency(
                        a.code(),
                        a.ambiguous(),
                        a.provider(),
                        byCode.getOrDefault(a.code(), List.of())))
            .toList(),
        procedures.stream()
            .map(p -> new Procedure(p.procedure().code(), p.key(), p.procedure().yieldsResult()))
            .toList());
  }
}
