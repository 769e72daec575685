package vn.dossier.generate.make;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.dossier.generate.row.RowSink;

/**
 * Makes a source of OpenCPS v2: what was submitted online has a row of the portal beside it, and of
 * every 400 dossiers each kind of dirt has one. Datetimes are stored in GMT.
 */
public final class OpenCpsMaker implements SourceMaker {

  /** The sites of the back office, as the adapter's setting. */
  public static final String SITES = "20121,30121";

  /** What stored datetimes lie behind local time. */
  public static final int ZONE_HOURS = 7;

  static final long SITE = 20_121;
  static final long LOCAL_SITE = 30_121;
  static final long PORTAL = 10_121;
  static final String AGENCY_LIST = "GOVERNMENT_AGENCY";

  /** A service that no site of the back office has. */
  static final Service OF_THE_PORTAL =
      new Service("9.999999.000.00.00.H99", "LV00", "4", false, true, 5, 2);

  private static final DateTimeFormatter IN_NUMBERS = DateTimeFormatter.ofPattern("yyMMdd");
  private static final int OPENING = 7 * 3600 + 1800;
  private static final int OPEN_SECONDS = 10 * 3600;

  private final long seed;
  private final Province province;
  private final LocalDate end;

  /**
   * @param end the last day on which anything has happened
   */
  public OpenCpsMaker(long seed, Province province, LocalDate end) {
    this.seed = seed;
    this.province = province;
    this.end = end;
  }

  /** The text of a local moment as this source stores it; null for none. */
  static String stored(Moment moment) {
    if (moment == null) {
      return null;
    }
    int second = moment.second() - ZONE_HOURS * 3600;
    return (second < 0
            ? new Moment(moment.day().minusDays(1), second + 86_400)
            : new Moment(moment.day(), second))
        .toString();
  }

  @Override
  public void catalogues(RowSink rows) throws SQLException {
    new OpenCpsCatalogues(province, rows).write();
  }

  @Override
  public void make(long number, LocalDate day, long position, RowSink rows) throws SQLException {
    Dice dice = new Dice(seed, number);
    Office office = province.office(dice);
    Service service = province.service(office, dice);
    OpenCpsDossier dossier =
        new OpenCpsDossier(number, office, service, row(number, office, service, day, dice));
    dossier.row().number = number(day, position);
    if (dossier.row().finished != null || dossier.row().released != null) {
      result(dossier, dice);
    }
    papers(dossier, dice);
    if (service.fee() && dossier.row().received != null) {
      dossier.payments().add(payment(dossier, dice));
    }
    new OpenCpsDirt(dossier).apply((int) (number % OpenCpsDirt.EVERY));
    dossier.write(rows);
  }

  private static String number(LocalDate day, long position) {
    return "H99-%s-%04d".formatted(IN_NUMBERS.format(day), position);
  }

  private OpenCpsDossierRow row(
      long number, Office office, Service service, LocalDate day, Dice dice) {
    OpenCpsDossierRow row = new OpenCpsDossierRow(OpenCpsDossier.FIRST_ID * (number + 1));
    // One in a hundred is accepted before GMT begins the day
    Moment accepted = new Moment(day, dice.share(0.01) ? 1800 : OPENING + dice.below(OPEN_SECONDS));
    Moment ended =
        accepted.later(
            1 + (int) (-Math.log(1 - dice.fraction()) * office.meanDays()),
            OPENING + dice.below(OPEN_SECONDS));
    boolean open = dice.share(0.015) || ended.isAfter(end);
    row.site = office.provincial() ? SITE : LOCAL_SITE;
    row.created = accepted;
    row.changed = open ? accepted : ended;
    row.uid = GeneratedDossier.id(seed, number);
    row.agency = office.code();
    row.service = service.code();
    row.online = dice.share(office.provincial() ? 0.8 : 0.7) ? 1 : 0;
    row.byPost = row.online == 0 && dice.share(0.05) ? 1 : 0;
    row.originality = row.online == 1 ? 2 : 3;
    row.submitted = accepted.minutesLater(-30);
    row.received = accepted;
    row.due = dice.share(0.015) ? null : accepted.later(service.days(), 17 * 3600);
    double chance = dice.fraction();
    if (chance < 0.01) {
      row.status = "denied";
    } else if (open) {
      row.status =
          dice.one(
              "new",
              "processing",
              "processing",
              "processing",
              "interoperating",
              "handover",
              "waiting",
              "correcting",
              "paying",
              "cancelling");
    } else {
      row.released = ended;
      row.status = chance < 0.04 ? "cancelled" : chance < 0.3 ? "releasing" : "done";
      row.finished = row.status.equals("done") ? ended.minutesLater(45) : null;
    }
    return row;
  }

  private void papers(OpenCpsDossier dossier, Dice dice) {
    boolean digitised = dice.share(dossier.office().provincial() ? 0.96 : 0.7);
    int count = dossier.service().components() + dice.below(2);
    for (int i = 0; i < count; i++) {
      dossier.file(1, digitised && (i == 0 || dice.share(0.8)), dice.share(0.01));
    }
    if (dice.share(0.03)) {
      dossier.deliverable(false, dice.share(0.1) ? 4 : 1);
    }
  }

  private void result(OpenCpsDossier dossier, Dice dice) {
    if (dice.share(dossier.office().provincial() ? 0.9 : 0.65)) {
      dossier.file(2, true, false);
      if (dice.share(0.25)) {
        dossier.deliverable(true, 1);
      }
    }
  }

  private OpenCpsPaymentRow payment(OpenCpsDossier dossier, Dice dice) {
    OpenCpsPaymentRow row = dossier.newPayment();
    row.charge = dice.share(0.6) ? 1_000L * (1 + dice.below(60)) : null;
    row.fee = 1_000L * (5 + dice.below(500));
    row.remaining = row.fee + (row.charge == null ? 0 : row.charge);
    Moment collected = dossier.row().received.later(dice.below(2), 9 * 3600);
    if (collected.isAfter(end) || dice.share(0.1)) {
      row.status = dice.one(0, 1, 2, 4);
      return row;
    }
    row.status = 5;
    row.changed = collected;
    row.approved = dice.share(0.8) ? stored(collected) : null;
    double online = dossier.office().provincial() ? 0.56 : 0.2;
    double chance = dice.fraction();
    row.method =
        chance < online
            ? dice.one("Keypay", "KeyPayDVCQG", "PayPlatDVCQG")
            : chance < online + 0.1 ? "Chuyển khoản" : "Tiền mặt";
    if (dossier.office().provider() != null && dice.share(0.8)) {
      row.invoice = "{\"result\":{\"invoiceNo\":\"%d\"}}".formatted(row.id);
    }
    return row;
  }
}
