package vn.dossier.generate.make;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/** Makes one dossier after the other, each from its number alone, with all that belongs to it. */
public final class DossierMaker implements SourceMaker {

  private static final DateTimeFormatter IN_CODES = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int OPENING = 7 * 3600 + 1800;
  private static final int OPEN_SECONDS = 10 * 3600;

  private final long seed;
  private final Province province;
  private final LocalDate end;
  private final ComponentMaker components;
  private final PaymentMaker payments;
  private final PaperMaker papers;

  /**
   * @param end the last day on which anything has happened
   */
  public DossierMaker(long seed, Province province, LocalDate end) {
    this.seed = seed;
    this.province = province;
    this.end = end;
    components = new ComponentMaker(seed);
    payments = new PaymentMaker(seed, end);
    papers = new PaperMaker(seed, end);
  }

  @Override
  public void catalogues(RowSink rows) throws SQLException {
    province.write(rows);
  }

  @Override
  public void make(long number, LocalDate day, long position, RowSink rows) throws SQLException {
    Dice dice = new Dice(seed, number);
    Office office = province.office(dice);
    Service service = province.service(office, dice);
    // One in 500 has the code of the dossier before it, at another agency
    String code =
        position > 1 && dice.share(0.002)
            ? code(province.office(new Dice(seed, number - 1)), day, position - 1)
            : code(office, day, position);
    Moment accepted = new Moment(day, second(dice));
    int days = (int) (-Math.log(1 - dice.fraction()) * office.meanDays());
    Moment finished = accepted.later(days, Math.max(accepted.second(), second(dice)));
    boolean stuck = dice.share(0.015);
    boolean open = stuck || finished.isAfter(end);
    boolean resultFile = !open && dice.share(office.provincial() ? 0.9 : 0.65);
    GeneratedDossier dossier =
        new GeneratedDossier(
            number, code, office, service, accepted, open ? null : finished, resultFile);
    boolean refused = row(dossier, stuck, dice, rows);
    components.make(dossier, dice, rows);
    if (!refused) {
      payments.make(dossier, dice, rows);
      papers.make(dossier, dice, rows);
    }
  }

  private static String code(Office office, LocalDate day, long position) {
    String identifier = office.identifier().isEmpty() ? "H99" : office.identifier();
    String digits = Long.toString(position);
    return identifier
        + '-'
        + IN_CODES.format(day)
        + '-'
        + "0000".substring(Math.min(4, digits.length()))
        + digits;
  }

  private static int second(Dice dice) {
    return switch (dice.below(100)) {
      case 0 -> 0;
      case 1 -> 23 * 3600 + 1800;
      default -> OPENING + dice.below(OPEN_SECONDS);
    };
  }

  /** Writes the dossier's own row; true when it was never accepted. */
  private boolean row(GeneratedDossier dossier, boolean stuck, Dice dice, RowSink rows)
      throws SQLException {
    Moment accepted = dossier.accepted();
    Moment finished = dossier.finished();
    String status = status(finished, stuck, dice);
    boolean refused = "1".equals(status) || "3".equals(status);
    Service service = dossier.service();
    Moment due = dice.share(0.015) ? null : accepted.later(service.days(), 17 * 3600);
    if (finished != null && due != null && finished.isAfter(due.day()) && dice.share(0.3)) {
      // What is late is "set again": it ends on the day it was due
      finished = due;
    }
    Moment submitted = dice.share(0.4) ? accepted.later(-dice.below(3), 8 * 3600) : accepted;
    String channel = channel(dossier, dice);
    String number = Long.toString(dossier.number());
    Moment changed = finished != null ? finished : accepted;
    rows.add(
        GeneratedTable.HO_SO,
        GeneratedDossier.id(seed, dossier.number()),
        dice.share(0.000_5) ? " " + dossier.code() : dossier.code(),
        officeCode(dossier.office(), dice),
        procedureCode(service, dice),
        service.field(),
        channel,
        dice.share(0.002) ? null : service.level(),
        dice.one("Công dân", "Công dân", "Công dân", "Doanh nghiệp", "Tổ chức"),
        status,
        submitted.toString(),
        refused && !dice.share(0.2) ? null : acceptedText(accepted, dice),
        Moment.text(due),
        finishedText(finished, accepted, dice),
        "10".equals(status) ? handedOver(finished, dice) : null,
        "5".equals(status) ? accepted.minutesLater(60).toString() : null,
        finished == null ? null : resultKind(dice),
        Spelling.files(dice, dossier.resultFile(), "/ket-qua/1/" + number + ".pdf"),
        "Người nộp Mẫu " + number,
        "000000000000",
        "0000000000",
        "mau" + number + "@example.invalid",
        "Số " + number + " đường Mẫu, tỉnh Mẫu",
        submitted.toString(),
        // Three of four changes pass it by
        dice.share(0.25) ? changed.toString() : null,
        dice.share(0.008) ? changed.later(dice.below(3), 9 * 3600).toString() : null);
    return refused;
  }

  private static String status(Moment finished, boolean stuck, Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.007) {
      return "1";
    }
    if (chance < 0.017) {
      return "3";
    }
    if (chance < 0.017_3) {
      return dice.one(null, "", "11", "01");
    }
    if (stuck) {
      return dice.one("4", "4", "5", "8");
    }
    if (finished == null) {
      return dice.one("2", "2", "4", "4", "4", "4", "4", "5", "6", "8");
    }
    return chance < 0.04 ? "7" : chance < 0.3 ? "9" : "10";
  }

  private static String channel(GeneratedDossier dossier, Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.005) {
      return chance < 0.004 ? null : dice.one("9", "0", "", "2 ");
    }
    return chance < 0.015 ? "3" : dice.share(dossier.office().provincial() ? 0.8 : 0.7) ? "2" : "1";
  }

  private static String officeCode(Office office, Dice dice) {
    if (dice.share(0.001)) {
      return dice.one(null, "", "KHONG-CO", office.code().toLowerCase(Locale.ROOT));
    }
    return Spelling.code(dice, office.code());
  }

  private static String procedureCode(Service service, Dice dice) {
    if (dice.share(0.96)) {
      return service.code();
    }
    return switch (dice.below(20)) {
      case 0 -> null;
      case 1 -> "9.999999.000.00.00.H99";
      case 2 -> service.code() + " ";
      // The national part alone
      default -> service.code().substring(0, 8);
    };
  }

  private static String acceptedText(Moment accepted, Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.001) {
      return null;
    }
    return (chance < 0.001_3 ? inTenYears(accepted) : accepted).toString();
  }

  private static String finishedText(Moment finished, Moment accepted, Dice dice) {
    if (finished == null) {
      return null;
    }
    double chance = dice.fraction();
    if (chance < 0.005) {
      return null;
    }
    if (chance < 0.006) {
      return accepted.later(-1 - dice.below(9), 10 * 3600).toString();
    }
    return (chance < 0.006_2 ? inTenYears(finished) : finished).toString();
  }

  private static String handedOver(Moment finished, Dice dice) {
    return finished == null || dice.share(0.01) ? null : finished.minutesLater(45).toString();
  }

  // A mistyped year lies far enough ahead for any night that is played over these rows
  private static Moment inTenYears(Moment moment) {
    return new Moment(moment.day().plusYears(10), moment.second());
  }

  private static String resultKind(Dice dice) {
    double chance = dice.fraction();
    if (chance < 0.94) {
      return "Kết quả";
    }
    return chance < 0.965
        ? Spelling.label(dice, "Trả lại/Xin rút")
        : dice.one("Xin lỗi", "Bổ sung", null, "");
  }
}
