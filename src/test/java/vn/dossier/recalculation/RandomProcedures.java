package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Random rows of thu_tuc and linh_vuc, and what happens to them from night to night. */
final class RandomProcedures {

  private static final int KINDS_OF_PROCEDURE = 8;

  private final SourceRows source;
  private final LocalDate firstNight;
  private final List<String> procedureCodes = new ArrayList<>();

  RandomProcedures(SourceRows source, LocalDate firstNight, Dirt dirt) {
    this.source = source;
    this.firstNight = firstNight;
    for (int i = 0; i < 6; i++) {
      addField("LV%02d".formatted(i), dirt);
    }
    int procedures = 10 + dirt.below(21);
    for (int i = 0; i < procedures; i++) {
      addProcedure(i, dirt);
    }
  }

  /**
   * How a dossier names a procedure: whole, by its national part, with another suffix, not at all.
   */
  String reference(Dirt dirt) {
    String code = dirt.pick(procedureCodes);
    int kind = dirt.below(100);
    if (kind < 60) {
      return dirt.padded(code, 50);
    }
    int second = code.indexOf('.', code.indexOf('.') + 1);
    if (kind < 85 && second > 0) {
      return code.substring(0, second) + dirt.pick("", ".000.00.00.H99", ".H99 ");
    }
    return dirt.pick(null, "  ", "9.999999", "9.999999.000.00.00.H56", Dirt.twin(code, 0));
  }

  /** A few changes as days bring them; none on some days. */
  void change(Dirt dirt, LocalDate night) {
    for (int i = dirt.below(3); i > 0; i--) {
      changeProcedure(dirt, night);
    }
    if (dirt.chance(20)) {
      dirt.pick(source.rows(SourceTable.LINH_VUC)).put("ten", "Lĩnh vực " + dirt.below(100));
    }
  }

  private void addField(String code, Dirt dirt) {
    boolean several = dirt.chance(40);
    for (int i = 0; i < (several ? 3 : 1); i++) {
      String name = dirt.pick("Đất đai ", "Hộ tịch ", "Tư pháp ", "Ｘây dựng ", "\uD83C\uDFE0 ");
      source.add(
          SourceTable.LINH_VUC,
          "ma",
          dirt.padded(code, 50),
          "ten",
          several ? name + i : dirt.padded(name + "x", 300));
    }
  }

  private void addProcedure(int i, Dirt dirt) {
    String code =
        switch (i % KINDS_OF_PROCEDURE) {
          case 1 -> "1.01%04d.000.00.00.H57".formatted(i - 1);
          case 2 -> "2.00%04d".formatted(i);
          case 3 -> "TT-%02d".formatted(i);
          case 7 -> Dirt.twin("TT-%02d".formatted(i - 4), i / KINDS_OF_PROCEDURE);
          default -> "1.01%04d.000.00.00.H56".formatted(i);
        };
    procedureCodes.add(code);
    String live = dirt.absentDate();
    String deleted = dirt.deletion(firstNight.minusDays(i));
    String older = firstNight.minusDays(50) + " 08:00:00";
    String newer = firstNight.minusDays(20) + " 08:00:00";
    switch (i % KINDS_OF_PROCEDURE) {
      case 4 -> {
        addProcedureRow(code, dirt, 1, older, deleted);
        addProcedureRow(code, dirt, dirt.pick(null, 0), newer, live);
        addProcedureRow(code, dirt, 1, older, live);
      }
      case 5 -> {
        addProcedureRow(code, dirt, 1, newer, live);
        addProcedureRow(code, dirt, 1, newer, live);
        addProcedureRow(code, dirt, 1, null, live);
      }
      case 6 -> addProcedureRow(code, dirt, 1, newer, deleted);
      default ->
          addProcedureRow(
              dirt.padded(code, 50), dirt, dirt.pick(null, 0, 1), dirt.maybe(firstNight), live);
    }
  }

  private void addProcedureRow(
      String code, Dirt dirt, Integer used, String modifiedOn, String deletedOn) {
    source.add(
        SourceTable.THU_TUC,
        "ma_tthc",
        code,
        "ten_tthc",
        "Thủ tục số " + source.rows(SourceTable.THU_TUC).size() + dirt.pick("", " ", "\uFEFF"),
        "ma_linh_vuc",
        dirt.chance(85)
            ? dirt.padded("LV%02d".formatted(dirt.below(7)), 50)
            : dirt.pick(null, "", "lv01"),
        "muc_do",
        dirt.padded(dirt.pick("2", "3", "4", "", null), 5),
        "trang_thai_phi_le_phi",
        dirt.pick(null, 0, 1),
        "thu_tuc_khong_co_ket_qua",
        dirt.pick(null, 0, 1),
        "su_dung",
        used,
        "created_on",
        dirt.maybe(firstNight.minusDays(400)),
        "last_modified_on",
        modifiedOn,
        "deleted_on",
        deletedOn);
  }

  private void changeProcedure(Dirt dirt, LocalDate night) {
    List<Map<String, Object>> rows = source.rows(SourceTable.THU_TUC);
    Map<String, Object> row = dirt.pick(rows);
    switch (dirt.below(5)) {
      case 0 -> row.put("thu_tuc_khong_co_ket_qua", dirt.pick(null, 0, 1));
      case 1 -> row.put("muc_do", dirt.pick("2", "3", "4"));
      case 2 -> rows.remove(row);
      case 3 -> addProcedureRow(dirt.pick(procedureCodes), dirt, 1, dirt.on(night), null);
      default -> row.put("deleted_on", row.get("deleted_on") == null ? dirt.deletion(night) : null);
    }
  }
}
