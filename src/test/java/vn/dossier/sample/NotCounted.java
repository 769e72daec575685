package vn.dossier.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Dossiers that may not count: excluded and rejected ones, each made as if it counted and then
 * spoilt for one reason of src/docs/rules.md. VALUE_INVALID is missing: its dates fit no column.
 */
final class NotCounted {

  /** Later than any day on which the sample is going to be read. */
  private static final LocalDateTime FUTURE = LocalDateTime.of(2091, 2, 28, 10, 0);

  private static final String[] UNKNOWN_STATUS = {null, "", "0", "11", "09", "xong"};

  /** Among them a code in the wrong case and an identifier in the place of the code. */
  private static final String[] UNKNOWN_AGENCY = {
    null, "", "KHONGCO", "xp0101", "H99.13", "SYT.", "Sở Y tế", "XP9999"
  };

  private final Dice dice;
  private final Spelling spelling;
  private final DossierMaker maker;
  private final List<Dossier> spoilt = new ArrayList<>();

  NotCounted(Dice dice, DossierMaker maker) {
    this.dice = dice;
    this.spelling = new Spelling(dice);
    this.maker = maker;
  }

  List<Dossier> beside(List<Dossier> plain) {
    spoil(54, (dossier, i) -> delete(dossier.row()));
    spoil(3, (dossier, i) -> enterTwice(dossier, plain.get(i * 1000)));
    spoil(3, (dossier, i) -> delete(dossier.row().set("trang_thai_ho_so_id", "11")));
    spoil(60, (dossier, i) -> neverAccepted(dossier, "1"));
    spoil(40, (dossier, i) -> neverAccepted(dossier, "3"));
    spoil(8, (dossier, i) -> dossier.row().set("trang_thai_ho_so_id", "3"));
    spoil(6, (dossier, i) -> dossier.row().set("trang_thai_ho_so_id", UNKNOWN_STATUS[i]));
    spoil(6, (dossier, i) -> dossier.row().set("ngay_tiep_nhan", null));
    spoil(4, (dossier, i) -> dossier.row().set("ngay_tiep_nhan", FUTURE.plusMonths(i)));
    spoil(4, (dossier, i) -> end(dossier.row(), FUTURE.plusDays(i), i % 2 == 0));
    spoil(6, (dossier, i) -> end(dossier.row(), accepted(dossier).minusDays(i + 1), i % 2 == 0));
    spoil(8, (dossier, i) -> dossier.row().set("don_vi_id", UNKNOWN_AGENCY[i]));
    spoil(4, (dossier, i) -> dossier.row().set("don_vi_id", Agencies.AMBIGUOUS));
    return spoilt;
  }

  private void spoil(int dossiers, ObjIntConsumer<Dossier> how) {
    for (int i = 0; i < dossiers; i++) {
      Calibration.Month month = dice.pick(Calibration.MONTHS);
      LocalDateTime accepted = WorkingTime.inOffice(month.month().atDay(dice.between(1, 28)), dice);
      boolean obligation = dice.chance(0.3);
      Dossier dossier =
          maker.make(
              new Traits(
                  dice.chance(0.4),
                  dice.chance(0.5),
                  dice.chance(0.5),
                  obligation,
                  obligation && dice.chance(0.5)),
              accepted);
      how.accept(dossier, i);
      spoilt.add(dossier);
    }
  }

  private Row delete(Row row) {
    LocalDateTime deleted = row.time("ngay_tiep_nhan").plusHours(dice.between(1, 60));
    return row.set("deleted_on", deleted);
  }

  /** Deleted, and entered again under the code that it had. */
  private void enterTwice(Dossier dossier, Dossier again) {
    delete(dossier.row()).set("ma_ho_so", again.row().get("ma_ho_so"));
    dossier.dropRows();
  }

  private void neverAccepted(Dossier dossier, String status) {
    dossier.payments().clear();
    dossier
        .row()
        .set("trang_thai_ho_so_id", spelling.digits(status))
        .set("ngay_tiep_nhan", null)
        .set("ngay_hen_tra", null)
        .set("ngay_ket_thuc_xu_ly", null)
        .set("ngay_tra", null)
        .set("loai_ket_qua", null)
        .set("dinh_kem_ket_qua", null);
  }

  /** Ends at a moment that cannot be, told by one of the two columns that tell an end. */
  private static void end(Row row, LocalDateTime end, boolean byReturn) {
    row.set("trang_thai_ho_so_id", byReturn ? "10" : "9")
        .set("ngay_ket_thuc_xu_ly", byReturn ? null : end)
        .set("ngay_tra", byReturn ? end : null);
  }

  private static LocalDateTime accepted(Dossier dossier) {
    return dossier.row().time("ngay_tiep_nhan");
  }
}
