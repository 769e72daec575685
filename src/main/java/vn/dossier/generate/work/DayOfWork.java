package vn.dossier.generate.work;

import java.sql.SQLException;
import java.time.LocalDate;
import vn.dossier.generate.make.Dice;
import vn.dossier.generate.make.GeneratedDossier;
import vn.dossier.generate.make.Moment;
import vn.dossier.generate.make.Spelling;
import vn.dossier.generate.row.Marker;

/**
 * What a day does to single dossiers: most changes are not told to "last changed"
 * (src/docs/rules.md).
 */
public final class DayOfWork {

  private static final int COMPONENTS = 0x1100;
  private static final int PAYMENTS = 0x2100;

  private final long seed;
  private final int round;
  private final LocalDate day;
  private final long chances;
  private final ChangeBatches changes;

  /**
   * @param marker of the source as it was before
   * @param seed of this day's chances
   */
  public DayOfWork(Marker marker, long seed, LocalDate day, ChangeBatches changes) {
    this.seed = marker.seed();
    this.round = marker.changes();
    this.day = day;
    this.chances = Dice.mix(seed, Long.MAX_VALUE - marker.changes());
    this.changes = changes;
  }

  /** Changes one dossier. */
  public void change(ExistingDossier dossier) throws SQLException {
    Dice dice = new Dice(chances, dossier.number());
    Moment now = new Moment(day, 8 * 3600 + dice.below(8 * 3600));
    double chance = dice.fraction();
    if (dossier.isOpen()) {
      changeOpen(dossier, chance, now, dice);
    } else {
      changeClosed(dossier, chance, now, dice);
    }
    if (dice.share(0.22)) {
      changes.add(Change.TOLD, now.toString(), dossier.id());
    }
  }

  private void changeOpen(ExistingDossier dossier, double chance, Moment now, Dice dice)
      throws SQLException {
    if (chance < 0.55) {
      changes.add(
          Change.FINISHED,
          now.toString(),
          now.minutesLater(45).toString(),
          Spelling.files(dice, dice.share(0.75), path(dossier)),
          dossier.id());
    } else if (chance < 0.75) {
      String status = dossier.status().equals("4") ? dice.one("5", "6", "8") : "4";
      changes.add(Change.MOVED, status, status.equals("5") ? now.toString() : null, dossier.id());
    } else if (chance < 0.85) {
      pay(dossier, now, dice);
    } else {
      correct(dossier, (chance - 0.85) / 0.15, now, dice);
    }
  }

  private void changeClosed(ExistingDossier dossier, double chance, Moment now, Dice dice)
      throws SQLException {
    if (chance < 0.3) {
      changes.add(Change.RESULT, dossier.hasFile() ? "##" : path(dossier), dossier.id());
    } else if (chance < 0.45) {
      pay(dossier, now, dice);
    } else if (chance < 0.6) {
      if (dossier.paid()) {
        changes.add(Change.REFUNDED, dossier.code());
      } else {
        pay(dossier, now, dice);
      }
    } else {
      correct(dossier, (chance - 0.6) / 0.4, now, dice);
    }
  }

  private void correct(ExistingDossier dossier, double chance, Moment now, Dice dice)
      throws SQLException {
    if (chance < 0.25) {
      changes.add(
          Change.COMPONENT_ADDED,
          GeneratedDossier.childId(seed, dossier.number(), COMPONENTS + round),
          dossier.code(),
          "Giấy tờ bổ sung",
          path(dossier),
          dice.one("1", "1", "2"),
          null,
          now.toString(),
          null,
          null);
    } else if (chance < 0.35) {
      changes.add(Change.COMPONENTS_DELETED, now.toString(), dossier.code());
    } else if (chance < 0.55) {
      changes.add(Change.DELETED, now.toString(), dossier.id());
    } else if (chance < 0.65) {
      changes.add(Change.GONE, dossier.id());
    } else if (chance < 0.8) {
      changes.add(Change.ACCEPTED_ANEW, now.later(-1 - dice.below(20), 0).toString(), dossier.id());
    } else {
      changes.add(Change.DUE_ANEW, now.later(dice.below(15), 0).toString(), dossier.id());
    }
  }

  private void pay(ExistingDossier dossier, Moment now, Dice dice) throws SQLException {
    int fee = 1_000 * (5 + dice.below(200));
    String at = now.toString();
    changes.add(
        Change.PAID,
        GeneratedDossier.childId(seed, dossier.number(), PAYMENTS + round),
        dossier.code() + "-bs" + round,
        dossier.code(),
        fee,
        fee,
        null,
        "Đã thanh toán",
        "Thu trước",
        dice.one("truc-tuyen", "truc-tuyen", "tien-mat", "chuyen-khoan"),
        null,
        at,
        at,
        dossier.office(),
        null,
        null,
        Long.toString(dossier.number()),
        null,
        at,
        null,
        null);
  }

  private String path(ExistingDossier dossier) {
    return "/bo-sung/" + round + '/' + dossier.number() + ".pdf";
  }
}
