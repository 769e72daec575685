package vn.dossier.sample;

import static vn.dossier.sample.Spelling.NBSP;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;

/** Dirt on counted dossiers that leaves them counted, with the same calibrated flags. */
final class CountedDirt {

  private final Dice dice;

  /** Dossiers still clean: none gets dirty twice, or one kind of dirt could undo another. */
  private final List<Dossier> clean;

  CountedDirt(Dice dice, List<Dossier> counted) {
    this.dice = dice;
    this.clean = dice.shuffled(counted);
  }

  void spread() {
    for (int i = 0; i < 12; i++) {
      shareCode();
    }
    for (String blank : new String[] {null, null, "", " ", NBSP}) {
      loseCode(blank);
    }
    for (int i = 0; i < 6; i++) {
      padCode();
      padAgency();
      endByReturnOnly();
      endWithoutDate();
      endWhileOpen();
      payWithoutDate();
    }
  }

  /** Two live dossiers of different agencies hold one code: its rows belong to both. */
  private void shareCode() {
    Dossier first = take(dossier -> true);
    Dossier second =
        take(
            dossier ->
                dossier.traits().sameRowsAs(first.traits())
                    && !dossier.agency().equals(first.agency()));
    second.row().set("ma_ho_so", first.row().get("ma_ho_so"));
    second.dropRows();
  }

  /** Without a code no row can be linked: those written under the old one have no dossier. */
  private void loseCode(String blank) {
    take(dossier -> !dossier.traits().digitised() && !dossier.traits().obligation())
        .row()
        .set("ma_ho_so", blank);
  }

  private void padCode() {
    Row row = take(dossier -> true).row();
    String code = row.get("ma_ho_so");
    row.set("ma_ho_so", dice.oneOf(code + " ", NBSP + code));
  }

  private void padAgency() {
    Row row = take(dossier -> true).row();
    String agency = row.get("don_vi_id");
    row.set("don_vi_id", dice.oneOf(" " + agency, agency + NBSP));
  }

  private void endByReturnOnly() {
    take(dossier -> dossier.finished() && dossier.row().get("ngay_tra") != null)
        .row()
        .set("ngay_ket_thuc_xu_ly", null);
  }

  private void endWithoutDate() {
    take(Dossier::finished).row().set("ngay_ket_thuc_xu_ly", null).set("ngay_tra", null);
  }

  /** The end of a dossier that is not done says nothing, not even when it lies too early. */
  private void endWhileOpen() {
    Row row = take(dossier -> "4".equals(dossier.row().get("trang_thai_ho_so_id"))).row();
    LocalDateTime accepted = row.time("ngay_tiep_nhan");
    row.set("ngay_ket_thuc_xu_ly", accepted.minusDays(dice.between(1, 9)));
  }

  private void payWithoutDate() {
    take(dossier -> dossier.traits().obligation())
        .payments()
        .forEach(payment -> payment.set("ngay_thu_phi", null));
  }

  private Dossier take(Predicate<Dossier> wanted) {
    for (int i = 0; i < clean.size(); i++) {
      if (wanted.test(clean.get(i))) {
        return clean.remove(i);
      }
    }
    throw new IllegalStateException("no clean dossier is left for this dirt");
  }
}
