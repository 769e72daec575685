package vn.dossier.recalculation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogues as read in one night (src/docs/rules.md, agencies and procedures). */
final class Catalogue {

  /** An agency code as don_vi holds it tonight; of an ambiguous one only the code counts. */
  record Agency(
      String code,
      boolean ambiguous,
      String name,
      String level,
      String parent,
      String identifier,
      int inStatistics,
      int active,
      String provider) {

    /** The same version with what is not history taken from the latest reading. */
    Agency withLatest(Agency latest) {
      return new Agency(
          code,
          ambiguous,
          name,
          level,
          parent,
          identifier,
          latest.inStatistics,
          latest.active,
          latest.provider);
    }
  }

  record Procedure(
      String code,
      String name,
      String fieldCode,
      String fieldName,
      String serviceLevel,
      int hasFee,
      int yieldsResult) {}

  private final Map<String, Agency> agencies = new TreeMap<>();
  private final Map<String, Procedure> procedures = new TreeMap<>();

  Catalogue(SourceRows source) {
    byCode(source, SourceTable.DON_VI, "group_code")
        .forEach((code, rows) -> agencies.put(code, resolveAgency(code, rows)));
    Map<String, String> fieldNames = new HashMap<>();
    byCode(source, SourceTable.LINH_VUC, "ma")
        .forEach((code, rows) -> fieldNames.put(code, smallestName(rows)));
    byCode(source, SourceTable.THU_TUC, "ma_tthc")
        .forEach((code, rows) -> procedures.put(code, resolveProcedure(code, rows, fieldNames)));
  }

  Collection<Agency> agencies() {
    return agencies.values();
  }

  Collection<Procedure> procedures() {
    return procedures.values();
  }

  /** Null when don_vi does not know the code (trimmed, may be null). */
  Agency agency(String code) {
    return code == null ? null : agencies.get(code);
  }

  /** By the whole code, else by its national part if one code has it; null when unknown. */
  Procedure procedure(String code) {
    if (code == null || procedures.containsKey(code)) {
      return code == null ? null : procedures.get(code);
    }
    List<Procedure> candidates =
        procedures.values().stream()
            .filter(p -> nationalPart(p.code()).equals(nationalPart(code)))
            .toList();
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private static String nationalPart(String code) {
    int second = code.indexOf('.', code.indexOf('.') + 1);
    return second < 0 ? code : code.substring(0, second);
  }

  private static Map<String, List<Map<String, Object>>> byCode(
      SourceRows source, SourceTable table, String column) {
    return source.rows(table).stream()
        .filter(row -> Reading.trimmed(row.get(column)) != null)
        .collect(Collectors.groupingBy(row -> Reading.trimmed(row.get(column))));
  }

  private static Agency resolveAgency(String code, List<Map<String, Object>> rows) {
    List<Map<String, Object>> live = rows.stream().filter(row -> !deleted(row)).toList();
    if (live.size() > 1) {
      return new Agency(code, true, null, null, null, null, 0, 0, null);
    }
    Map<String, Object> row =
        live.size() == 1
            ? live.get(0)
            : greatest(
                rows,
                Comparator.comparing(
                    r -> SourceDate.of(r.get("deleted_on")).moment(), Reading::compareBytes),
                SourceTable.DON_VI);
    return new Agency(
        code,
        false,
        Reading.trimmed(row.get("group_name")),
        level(Reading.label(row.get("catalog"))),
        Reading.trimmed(row.get("of_group_code")),
        Reading.trimmed(row.get("ma_dinh_danh")),
        Reading.is(row.get("co_thong_ke"), 0) ? 0 : 1,
        Reading.is(row.get("active"), 0) || deleted(row) ? 0 : 1,
        Reading.label(row.get("loai_bien_lai_thanh_toan")));
  }

  private static Procedure resolveProcedure(
      String code, List<Map<String, Object>> rows, Map<String, String> fieldNames) {
    Comparator<Map<String, Object>> preferred =
        Comparator.comparing((Map<String, Object> row) -> !deleted(row))
            .thenComparing(row -> Reading.is(row.get("su_dung"), 1))
            .thenComparing(Catalogue::changedOn, Reading::compareBytes);
    Map<String, Object> row = greatest(rows, preferred, SourceTable.THU_TUC);
    String field = Reading.trimmed(row.get("ma_linh_vuc"));
    return new Procedure(
        code,
        Reading.trimmed(row.get("ten_tthc")),
        field,
        field == null ? null : fieldNames.get(field),
        Reading.trimmed(row.get("muc_do")),
        (int) Reading.number(row.get("trang_thai_phi_le_phi")),
        Reading.is(row.get("thu_tuc_khong_co_ket_qua"), 1) ? 0 : 1);
  }

  private static String smallestName(List<Map<String, Object>> rows) {
    return rows.stream()
        .map(row -> Reading.trimmed(row.get("ten")))
        .filter(name -> name != null)
        .min(Reading::compareBytes)
        .orElse(null);
  }

  private static boolean deleted(Map<String, Object> row) {
    return SourceDate.isSet(row.get("deleted_on"));
  }

  private static String changedOn(Map<String, Object> row) {
    String modified = SourceDate.of(row.get("last_modified_on")).moment();
    return modified != null ? modified : SourceDate.of(row.get("created_on")).moment();
  }

  /** The greatest row; ties by the greatest columns in table order, byte for byte, null first. */
  private static Map<String, Object> greatest(
      List<Map<String, Object>> rows, Comparator<Map<String, Object>> order, SourceTable table) {
    Comparator<Map<String, Object>> whole = order;
    for (String column : table.columns()) {
      Function<Map<String, Object>, String> text = row -> asText(row.get(column));
      whole = whole.thenComparing(text, Reading::compareBytes);
    }
    return rows.stream().max(whole).orElseThrow();
  }

  private static String asText(Object stored) {
    return stored instanceof String text
        ? Reading.trimmed(text)
        : stored == null ? null : stored.toString();
  }

  private static String level(String catalog) {
    if (catalog == null) {
      return "UNKNOWN";
    }
    return switch (catalog) {
      case "so-ban-nganh", "cnvpdk" -> "PROVINCE";
      case "quan-huyen" -> "DISTRICT";
      case "xa-phuong" -> "COMMUNE";
      default -> "UNKNOWN";
    };
  }
}
