package vn.dossier.classify.catalogue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.dossier.classify.raw.RawAgency;
import vn.dossier.classify.raw.RawField;
import vn.dossier.classify.raw.RawProcedure;
import vn.dossier.classify.rules.Level;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Bytewise;
import vn.dossier.classify.value.Label;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;

/** What the catalogues of a source say of each code (src/docs/rules.md). */
public final class CatalogueResolution {

  /** Of rows that are all deleted, the one deleted last is the greatest. */
  private static final Comparator<RawAgency> DELETED_LAST =
      Comparator.comparing(
              (RawAgency row) -> SourceDate.momentOf(row.deletedAt()),
              CatalogueResolution::nullFirst)
          .thenComparing(
              bytewise(
                  List.of(
                      RawAgency::name,
                      RawAgency::parentCode,
                      RawAgency::identifierCode,
                      RawAgency::catalog,
                      RawAgency::receiptProvider,
                      RawAgency::inStatistics,
                      RawAgency::active,
                      RawAgency::createdAt,
                      RawAgency::lastModifiedAt)));

  private static final Comparator<RawProcedure> CHANGED_LAST =
      Comparator.comparing(CatalogueResolution::changed, CatalogueResolution::nullFirst)
          .thenComparing(
              bytewise(
                  List.of(
                      RawProcedure::name,
                      RawProcedure::fieldCode,
                      RawProcedure::serviceLevel,
                      RawProcedure::hasFee,
                      RawProcedure::noResult,
                      RawProcedure::inUse,
                      RawProcedure::createdAt,
                      RawProcedure::lastModifiedAt,
                      RawProcedure::deletedAt)));

  private CatalogueResolution() {}

  /** One agency for each code, in order of the codes; rows with a blank code are ignored. */
  public static List<ResolvedAgency> agencies(List<RawAgency> rows, Rules rules) {
    List<ResolvedAgency> agencies = new ArrayList<>();
    byCode(rows, RawAgency::code)
        .forEach((code, ofCode) -> agencies.add(agency(code, ofCode, rules.agencies())));
    return agencies;
  }

  /** One procedure for each code, in order of the codes; rows with a blank code are ignored. */
  public static List<ResolvedProcedure> procedures(
      List<RawProcedure> rows, List<RawField> fields, Rules rules) {
    Map<String, String> fieldNames = fieldNames(fields);
    List<ResolvedProcedure> procedures = new ArrayList<>();
    byCode(rows, RawProcedure::code)
        .forEach(
            (code, ofCode) ->
                procedures.add(procedure(code, ofCode, fieldNames, rules.procedures())));
    return procedures;
  }

  private static ResolvedAgency agency(String code, List<RawAgency> rows, Rules.Agencies rules) {
    List<RawAgency> live = rows.stream().filter(row -> !SourceDate.isSet(row.deletedAt())).toList();
    if (live.size() > 1) {
      return new ResolvedAgency(code, true, null, null, Level.UNKNOWN, null, true, true, null);
    }
    boolean deleted = live.isEmpty();
    RawAgency row = deleted ? greatest(rows, DELETED_LAST) : live.get(0);
    Level level = rules.levels().meaning(row.catalog());
    String provider = row.receiptProvider();
    return new ResolvedAgency(
        code,
        false,
        Whitespace.trim(row.identifierCode()),
        Whitespace.trim(row.name()),
        level == null ? Level.UNKNOWN : level,
        Whitespace.trim(row.parentCode()),
        !rules.outsideStatistics().holds(row.inStatistics()),
        !deleted && !rules.inactive().holds(row.active()),
        rules.receiptProviders().holds(provider) ? Label.of(provider) : null);
  }

  private static ResolvedProcedure procedure(
      String code,
      List<RawProcedure> rows,
      Map<String, String> fieldNames,
      Rules.Procedures rules) {
    Comparator<RawProcedure> liveThenInUse =
        Comparator.comparing((RawProcedure row) -> !SourceDate.isSet(row.deletedAt()))
            .thenComparing(row -> rules.inUse().holds(row.inUse()));
    RawProcedure row = greatest(rows, liveThenInUse.thenComparing(CHANGED_LAST));
    String fieldCode = Whitespace.trim(row.fieldCode());
    return new ResolvedProcedure(
        code,
        Whitespace.trim(row.name()),
        fieldCode,
        fieldNames.get(fieldCode),
        Whitespace.trim(row.serviceLevel()),
        rules.withFee().holds(row.hasFee()),
        !rules.withoutResult().holds(row.noResult()));
  }

  private static Map<String, String> fieldNames(List<RawField> fields) {
    Map<String, String> names = new HashMap<>();
    for (RawField field : fields) {
      String code = Whitespace.trim(field.code());
      String name = Whitespace.trim(field.name());
      if (code != null && name != null) {
        names.merge(code, name, (a, b) -> Bytewise.ORDER.compare(a, b) <= 0 ? a : b);
      }
    }
    return names;
  }

  private static <T> SortedMap<String, List<T>> byCode(List<T> rows, Function<T, String> code) {
    SortedMap<String, List<T>> byCode = new TreeMap<>(Bytewise.ORDER);
    for (T row : rows) {
      String trimmed = Whitespace.trim(code.apply(row));
      if (trimmed != null) {
        byCode.computeIfAbsent(trimmed, c -> new ArrayList<>()).add(row);
      }
    }
    return byCode;
  }

  private static String text(String stored) {
    return Whitespace.isBlank(stored) ? null : stored;
  }

  private static <T> T greatest(List<T> rows, Comparator<T> order) {
    return rows.stream().max(order).orElseThrow();
  }

  /** The last change that can be read, else the creation, else null. */
  private static LocalDateTime changed(RawProcedure row) {
    LocalDateTime modified = SourceDate.momentOf(row.lastModifiedAt());
    return modified != null ? modified : SourceDate.momentOf(row.createdAt());
  }

  private static int nullFirst(LocalDateTime a, LocalDateTime b) {
    return Comparator.nullsFirst(Comparator.<LocalDateTime>naturalOrder()).compare(a, b);
  }

  /** Compares the columns one after the other as they are stored, but a blank text is null. */
  private static <T> Comparator<T> bytewise(List<Function<T, String>> columns) {
    return columns.stream()
        .map(
            column ->
                Comparator.comparing(column.andThen(CatalogueResolution::text), Bytewise.ORDER))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }
}
