package vn.dossier.generate.make;

import java.sql.SQLException;
import java.time.LocalDate;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/** Digitised papers: a third as many as dossiers, results of old times among them. */
final class PaperMaker {

  private static final int PARTS = 0x3000;

  private final long seed;
  private final LocalDate end;

  /**
   * @param end nothing was digitised after this day
   */
  PaperMaker(long seed, LocalDate end) {
    this.seed = seed;
    this.end = end;
  }

  void make(GeneratedDossier dossier, Dice dice, RowSink rows) throws SQLException {
    if (dossier.resultFile() && dice.share(0.25)) {
      Moment finished = dossier.finished();
      paper(dossier, 0, "1", dossier.code(), finished, dice, rows);
    }
    if (dice.share(0.1)) {
      paper(dossier, 1, "0", dossier.code(), dossier.accepted(), dice, rows);
    }
    if (dice.share(0.03)) {
      String code = dice.one(null, null, "", "H98.99-990101-0001");
      paper(dossier, 2, "1", code, dossier.accepted(), dice, rows);
    }
  }

  private void paper(
      GeneratedDossier dossier,
      int part,
      String kind,
      String code,
      Moment happened,
      Dice dice,
      RowSink rows)
      throws SQLException {
    Moment digitised = happened.minutesLater(30);
    boolean dated = !digitised.isAfter(end) && !dice.share(0.01);
    rows.add(
        GeneratedTable.GIAY_TO_SO_HOA,
        GeneratedDossier.childId(seed, dossier.number(), PARTS + part),
        "GT-" + dossier.number() + '-' + part,
        code == null ? null : Spelling.link(dice, code),
        kind,
        status(dice),
        dated ? digitised.toString() : null,
        dice.share(0.01) ? dice.one(null, "", "H99.999") : dossier.office().identifier(),
        dossier.service().code(),
        dice.share(0.000_5) ? null : happened.toString(),
        null,
        dice.share(0.004) ? digitised.toString() : null);
  }

  private static String status(Dice dice) {
    double chance = dice.fraction();
    return chance < 0.02 ? "3" : chance < 0.1 ? null : chance < 0.5 ? "1" : "2";
  }
}
