package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Random dossiers with their components and payments. */
final class RandomDossiers {

  private static final List<String> STATUSES =
      List.of(
          "1", "2", "2", "3", "4", "4", "4", "5", "5", "6", "7", "7", "8", "9", "9", "9", "9", "9",
          "10", "10", "10", "10", "10", "10", "10", "2", "4", "9", "10", "9", "10", "11", "01");

  private final SourceRows source;
  private final RandomAgencies agencies;
  private final RandomProcedures procedures;
  private final LocalDate firstNight;
  private final RandomIds ids;
  private final RandomLinked linked;
  private int number;

  RandomDossiers(
      SourceRows source,
      RandomAgencies agencies,
      RandomProcedures procedures,
      RandomIds ids,
      RandomLinked linked,
      LocalDate firstNight) {
    this.source = source;
    this.agencies = agencies;
    this.procedures = procedures;
    this.ids = ids;
    this.linked = linked;
    this.firstNight = firstNight;
  }

  /** Adds a dossier accepted on a day (null: any day or none) with what hangs on it. */
  void add(Dirt dirt, LocalDate acceptedDay) {
    String accepted = acceptedDay == null ? anyAcceptedDate(dirt) : dirt.on(acceptedDay);
    LocalDate start = SourceDate.of(accepted).day();
    start = start == null ? firstNight : start;
    String code = code(dirt, start);
    number++;
    Map<String, Object> dossier =
        source.add(
            SourceTable.HO_SO,
            "id",
            ids.next("hs", dirt),
            "ma_ho_so",
            code,
            "don_vi_id",
            agencies.reference(dirt),
            "ma_tthc",
            procedures.reference(dirt),
            "kenh_thuc_hien",
            dirt.spelt(dirt.pick("1", "2", "2", "2", "3", "9", "02", null, ""), 2),
            "muc_do",
            dirt.padded(dirt.pick("2", "3", "4", "4", "", null), 5),
            "ngay_tiep_nhan",
            accepted,
            "ngay_hen_tra",
            dirt.chance(80) ? dirt.maybe(start.plusDays(dirt.below(20))) : null,
            "chu_ho_so",
            "Người thử " + number,
            "so_dinh_danh",
            "000000%06d".formatted(number),
            "created_on",
            dirt.maybe(start),
            "last_modified_on",
            dirt.maybe(start),
            "deleted_on",
            dirt.deletedOn(5, start));
    setStatus(dossier, dirt, dirt.chance(97) ? dirt.pick(STATUSES) : null);
    String link = Reading.trimmed(code);
    for (int i = dirt.below(4); i > 0; i--) {
      linked.addComponent(dirt, link, start);
    }
    for (int i = dirt.below(4); i > 1; i--) {
      linked.addPayment(dirt, link, (String) dossier.get("don_vi_id"), start);
    }
  }

  /** Puts a status and what goes with it: the end dates, and the result of a finished dossier. */
  void setStatus(Map<String, Object> dossier, Dirt dirt, String status) {
    LocalDate accepted = SourceDate.of(dossier.get("ngay_tiep_nhan")).day();
    LocalDate start = accepted == null ? firstNight : accepted;
    boolean done = "9".equals(status) || "10".equals(status);
    dossier.put("trang_thai_ho_so_id", dirt.spelt(status, 5));
    dossier.put("ngay_ket_thuc_xu_ly", done || dirt.chance(5) ? ending(dirt, start) : null);
    dossier.put("ngay_tra", "10".equals(status) || dirt.chance(5) ? ending(dirt, start) : null);
    dossier.put("dinh_kem_ket_qua", done || dirt.chance(20) ? dirt.file() : null);
    dossier.put(
        "loai_ket_qua",
        dirt.spelt(
            dirt.chance(done ? 12 : 4) ? "Trả lại/Xin rút" : dirt.pick("Kết quả", "Bổ sung", null),
            50));
  }

  /** Mostly shortly before the first night; else at the bounds of its scope, absent, impossible. */
  String anyAcceptedDate(Dirt dirt) {
    LocalDate windowStart = LocalDate.of(firstNight.getYear() - 1, 1, 1);
    int kind = dirt.below(100);
    if (kind < 60) {
      return dirt.on(firstNight.minusDays(dirt.below(75)));
    } else if (kind < 72) {
      return dirt.on(firstNight.minusDays(dirt.below(400)));
    } else if (kind < 78) {
      return dirt.on(windowStart.minusDays(dirt.below(400)));
    } else if (kind < 80) {
      return dirt.on(windowStart.minusDays(dirt.below(2)));
    } else if (kind < 90) {
      return dirt.on(firstNight.plusDays(dirt.below(12)));
    } else if (kind < 92) {
      return firstNight.withDayOfMonth(1).minusDays(1) + " 23:59:59";
    } else if (kind < 96) {
      return dirt.chance(50) ? dirt.absentDate() : dirt.impossibleDate();
    }
    return dirt.pick("2091-05-01 00:00:00", "2999-12-31 23:59:59", "1899-12-30 10:00:00");
  }

  private String ending(Dirt dirt, LocalDate start) {
    int kind = dirt.below(100);
    if (kind < 75) {
      return dirt.on(start.plusDays(dirt.below(20)));
    } else if (kind < 80) {
      return dirt.on(start.minusDays(1 + dirt.below(3)));
    } else if (kind < 84) {
      return "2092-01-01 00:00:00";
    } else if (kind < 86) {
      return dirt.impossibleDate();
    }
    return dirt.absentDate();
  }

  private String code(Dirt dirt, LocalDate day) {
    int kind = dirt.below(100);
    if (kind < 10) {
      return dirt.padded(anyCode(dirt), 50);
    } else if (kind < 15) {
      return Dirt.twin(anyCode(dirt), dirt.below(3));
    } else if (kind < 18) {
      return dirt.pick(null, "", " ", "\u200B");
    }
    return dirt.padded("H56.%02d-%s-%04d".formatted(dirt.below(20), day, number), 50);
  }

  /** A code that a dossier has, deleted ones included. */
  String anyCode(Dirt dirt) {
    List<Map<String, Object>> dossiers = source.rows(SourceTable.HO_SO);
    String code = dossiers.isEmpty() ? null : Reading.trimmed(dirt.pick(dossiers).get("ma_ho_so"));
    return code == null ? "H56.00-SHARED" : code;
  }
}
