package vn.dossier.generate.make;

import java.sql.SQLException;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/** The components of a dossier: three on average, more at departments. */
final class ComponentMaker {

  /** What tells the ids of the tables apart; each leaves room for the parts of one dossier. */
  private static final int PARTS = 0x1000;

  private static final String[] NAMES = {
    "Đơn đề nghị", "Bản vẽ", "Giấy ủy quyền", "Văn bằng", "Hợp đồng", "Tờ khai", "Giấy chứng nhận"
  };

  private final long seed;

  ComponentMaker(long seed) {
    this.seed = seed;
  }

  void make(GeneratedDossier dossier, Dice dice, RowSink rows) throws SQLException {
    // Below the province 2 + 0.5, in departments 3.5 + 0.5
    int count = dossier.service().components() + dice.below(2);
    boolean digitised = dice.share(dossier.office().provincial() ? 0.96 : 0.7);
    String created = dossier.accepted().toString();
    for (int i = 0; i < count; i++) {
      boolean file = digitised && (i == 0 || dice.share(0.8));
      rows.add(
          GeneratedTable.THANH_PHAN_HO_SO,
          GeneratedDossier.childId(seed, dossier.number(), PARTS + i),
          Spelling.link(dice, dossier.code()),
          NAMES[dice.below(NAMES.length)],
          Spelling.files(dice, file, "/thanh-phan/1/" + dossier.number() + '-' + i + ".pdf"),
          digitisation(file, dice),
          dice.share(0.02) ? 1 : null,
          created,
          null,
          dice.share(0.01) ? dossier.accepted().minutesLater(120).toString() : null);
    }
  }

  private static String digitisation(boolean file, Dice dice) {
    double chance = dice.fraction();
    if (!file) {
      return chance < 0.1 ? null : "0";
    }
    if (chance < 0.08) {
      return chance < 0.05 ? "2" : "3";
    }
    return chance < 0.09 ? Spelling.label(dice, "Tái sử dụng") : "1";
  }
}
