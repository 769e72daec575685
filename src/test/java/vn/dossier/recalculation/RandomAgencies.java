package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Random rows of don_vi, and what happens to them from night to night. */
final class RandomAgencies {

  private static final int KINDS_OF_AGENCY = 10;

  private final SourceRows source;
  private final LocalDate firstNight;
  private final List<String> agencyCodes = new ArrayList<>();
  private final List<String> identifiers = new ArrayList<>();

  RandomAgencies(SourceRows source, LocalDate firstNight, Dirt dirt) {
    this.source = source;
    this.firstNight = firstNight;
    int agencies = 10 + dirt.below(16);
    for (int i = 0; i < agencies; i++) {
      agencyCodes.add(agencyCode(i));
      identifiers.add(i % 6 == 5 ? identifiers.get(i - 1) : "H56.%02d".formatted(i));
      addAgency(i, dirt);
    }
  }

  List<String> identifiers() {
    return identifiers;
  }

  /** How a dossier or a payment names an agency. */
  String reference(Dirt dirt) {
    int kind = dirt.below(100);
    if (kind < 90) {
      return dirt.padded(dirt.pick(agencyCodes), 50);
    }
    return kind < 94
        ? dirt.pick("G99", "không có", Dirt.twin("G00", 1), "H44.1")
        : dirt.pick(null, "", " ", "\u00A0");
  }

  /** A few changes as days bring them; none on some days. */
  void change(Dirt dirt, LocalDate night) {
    for (int i = dirt.below(5); i > 0; i--) {
      changeAgency(dirt, night);
    }
  }

  private static String agencyCode(int i) {
    return switch (i % 7) {
      case 2 -> "3F2504E0-4F89-11d3-9A0C-%012d".formatted(i);
      case 3 -> "g%02d".formatted(i - 3);
      case 4 -> Dirt.twin("G%02d".formatted(i - 4), 1);
      case 5 -> "H44.%02d".formatted(i);
      case 6 -> "H44.%02d0".formatted(i - 1);
      default -> "G%02d".formatted(i);
    };
  }

  private void addAgency(int i, Dirt dirt) {
    String code = agencyCodes.get(i);
    LocalDate day = firstNight.minusDays(100 + i);
    switch (i % KINDS_OF_AGENCY) {
      case 5 -> {
        addAgencyRow(code, i, dirt, null);
        addAgencyRow(code + dirt.pick("", " ", "\u200B"), i, dirt, null);
      }
      case 6 -> {
        addAgencyRow(code, i, dirt, dirt.on(day));
        addAgencyRow(code, i, dirt, day.plusDays(9) + " 00:00:00");
        addAgencyRow(code, i, dirt, day.plusDays(9) + " 00:00:00");
      }
      case 7 -> {
        addAgencyRow(code, i, dirt, dirt.absentDate());
        addAgencyRow(dirt.padded(code, 36), i, dirt, dirt.deletion(day));
      }
      case 8 -> addAgencyRow(code, i, dirt, dirt.deletion(day));
      default -> addAgencyRow(dirt.padded(code, 36), i, dirt, dirt.absentDate());
    }
  }

  /** Two rows deleted at the same moment are told apart by clean names only. */
  private Map<String, Object> addAgencyRow(String code, int i, Dirt dirt, String deletedOn) {
    boolean contested = i % KINDS_OF_AGENCY == 6;
    int row = source.rows(SourceTable.DON_VI).size();
    return source.add(
        SourceTable.DON_VI,
        "group_code",
        code,
        "group_name",
        contested ? "Xã số " + row : agencyName(row, dirt),
        "of_group_code",
        dirt.chance(60) ? dirt.padded(dirt.pick(agencyCodes), 36) : dirt.pick(null, "", "H56"),
        "ma_dinh_danh",
        dirt.chance(88) ? dirt.padded(identifiers.get(i), 20) : dirt.pick(null, "", " "),
        "catalog",
        level(dirt),
        "loai_bien_lai_thanh_toan",
        provider(dirt),
        "co_thong_ke",
        dirt.pick(null, 0, 1, 1, 1),
        "active",
        dirt.pick(null, 0, 1, 1, 1),
        "created_on",
        dirt.maybe(firstNight.minusDays(900)),
        "last_modified_on",
        dirt.maybe(firstNight.minusDays(dirt.below(300))),
        "deleted_on",
        deletedOn);
  }

  private static String agencyName(int row, Dirt dirt) {
    return dirt.chance(5)
        ? dirt.pick(null, " ")
        : dirt.spelt(dirt.pick("Sở Tư pháp ", "Huyện Đông Hà ", "Xã Hải An ") + row, 300);
  }

  private static String level(Dirt dirt) {
    return dirt.spelt(
        dirt.pick("so-ban-nganh", "cnvpdk", "quan-huyen", "xa-phuong", "xa-phuong", "khac", null),
        50);
  }

  private static String provider(Dirt dirt) {
    return dirt.spelt(dirt.pick("vnpt", "viettel", "vnpt", "viettel", "local", null), 20);
  }

  private void changeAgency(Dirt dirt, LocalDate night) {
    List<Map<String, Object>> rows = source.rows(SourceTable.DON_VI);
    Map<String, Object> row = dirt.pick(rows);
    switch (dirt.below(12)) {
      case 0, 1 -> row.put("group_name", "Tên mới " + dirt.below(1000));
      case 2, 3 -> row.put("catalog", level(dirt));
      case 4 -> row.put("of_group_code", dirt.pick(agencyCodes));
      case 5 -> row.put("ma_dinh_danh", dirt.pick(identifiers));
      case 6 -> row.put("co_thong_ke", dirt.pick(null, 0, 1));
      case 7 -> row.put("active", dirt.pick(null, 0, 1));
      case 8 -> row.put("loai_bien_lai_thanh_toan", provider(dirt));
      case 9 -> rows.remove(row);
      case 10 -> {
        int i = dirt.below(agencyCodes.size());
        addAgencyRow(agencyCodes.get(i), i, dirt, null);
      }
      default -> row.put("deleted_on", row.get("deleted_on") == null ? dirt.on(night) : null);
    }
  }
}
