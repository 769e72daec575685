package vn.dossier.sample;

import static vn.dossier.sample.Spelling.NBSP;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The digitised papers: historical results, those of the sample's dossiers, and dirt. */
final class PaperMaker {

  private static final LocalDate FIRST_HISTORICAL = LocalDate.of(2022, 11, 1);
  private static final int HISTORICAL_DAYS = 364;
  private static final LocalDateTime AFTER = Calibration.SNAPSHOT.plusSeconds(1);

  private final Dice dice;
  private final Spelling spelling;
  private final List<Agency> agencies;
  private final List<Row> rows = new ArrayList<>();

  PaperMaker(Dice dice, Agencies agencies) {
    this.dice = dice;
    this.spelling = new Spelling(dice);
    this.agencies =
        Stream.of(true, false).flatMap(level -> agencies.handling(level).stream()).toList();
  }

  List<Row> of(List<Dossier> plain, List<Dossier> notCounted) {
    plain.forEach(this::papersOf);
    List<String> codes =
        plain.stream().map(dossier -> dossier.row().get("ma_ho_so")).skip(500).limit(4).toList();
    historical(codes);
    notHistorical(notCounted);
    return rows;
  }

  private void papersOf(Dossier dossier) {
    LocalDateTime finished = dossier.row().time("ngay_ket_thuc_xu_ly");
    if (finished != null
        && dossier.finished()
        && dossier.procedure().result()
        && dice.chance(0.2)) {
      paper("1", dossier.row().get("ma_ho_so"), finished)
          .set("trang_thai_so_hoa", dice.oneOf("1", "1", "2"))
          .set("don_vi_id", dossier.agency().identifier())
          .set("ma_tthc", dossier.procedure().code());
    }
    if (dossier.traits().digitised() && dice.chance(0.06)) {
      paper("0", dossier.row().get("ma_ho_so"), dossier.row().time("created_on"))
          .set("don_vi_id", dossier.agency().identifier());
    }
  }

  /** Exactly the calibrated number, to the last second of the last day. */
  private void historical(List<String> codes) {
    List<String> links = new ArrayList<>();
    for (String code : codes) {
      // Neither is the dossier's code, byte for byte
      links.add(code + " ");
      links.add(code.toLowerCase(Locale.ROOT));
    }
    while (links.size() < Calibration.HISTORICAL_RESULTS) {
      links.add(
          dice.chance(0.95)
              ? dice.oneOf(null, null, null, "")
              : dice.oneOf(" ", NBSP, "HS-CU/1998"));
    }
    for (int i = 0; i < links.size(); i++) {
      Row paper = paper("1", links.get(i), i == 0 ? Calibration.SNAPSHOT : historicalTime());
      if (dice.chance(0.1)) {
        paper.set("thoi_gian_so_hoa", null);
      }
    }
  }

  /** More of them the later it gets. */
  private LocalDateTime historicalTime() {
    int day = Math.max(dice.between(0, HISTORICAL_DAYS), dice.between(0, HISTORICAL_DAYS));
    return WorkingTime.inOffice(FIRST_HISTORICAL.plusDays(day), dice);
  }

  private void notHistorical(List<Dossier> notCounted) {
    for (int i = 0; i < 25; i++) {
      paper("1", null, historicalTime()).set("trang_thai_so_hoa", dice.oneOf("3", "3", " 3"));
    }
    for (int i = 0; i < 20; i++) {
      paper("1", null, historicalTime()).set("deleted_on", Calibration.SNAPSHOT.minusDays(i));
    }
    for (int i = 0; i < 30; i++) {
      paper("1", "", AFTER.plusHours(17L * i));
    }
    for (int i = 0; i < 4; i++) {
      paper("1", null, AFTER).set("thoi_gian_so_hoa", null).set("created_on", null);
    }
    for (int i = 0; i < 15; i++) {
      paper(dice.oneOf("0", null), null, historicalTime());
    }
    // A deleted dossier still has had its result
    notCounted.stream()
        .limit(5)
        .forEach(dossier -> paper("1", dossier.row().get("ma_ho_so"), historicalTime()));
  }

  private Row paper(String kind, String link, LocalDateTime digitised) {
    Row row =
        new Row(Table.GIAY_TO_SO_HOA)
            .set("id", dice.id())
            .set("ma", "GT-%06d".formatted(rows.size() + 1))
            .set("ma_ho_so", link)
            .set("loai_so_hoa", kind)
            .set("trang_thai_so_hoa", dice.oneOf(null, null, spelling.digits("2"), "1"))
            .set("thoi_gian_so_hoa", digitised)
            .set("don_vi_id", identifier())
            .set("created_on", digitised);
    rows.add(row);
    return row;
  }

  /** Papers name their agency by its identifier; some name none, or one that nobody has. */
  private String identifier() {
    return dice.chance(0.94) ? dice.pick(agencies).identifier() : dice.oneOf(null, "", "H99.999");
  }
}
