package vn.dossier.generate.make;

/** A row of opencps_paymentfile while it is made up. */
final class OpenCpsPaymentRow {

  /** What the administrator's form writes where it has no date. */
  static final String NO_DATE = "1970-01-01 00:00:00";

  final long id;
  long site;
  long dossier;
  String uid;
  String agency;
  Moment changed;
  Long advance = 0L;
  Long charge = 0L;
  Long fee = 0L;
  Long remaining = 0L;
  int status = 1;
  String method;
  String confirmed;
  String approved;
  String invoice;

  OpenCpsPaymentRow(long id) {
    this.id = id;
  }

  /** In the order of the columns. */
  Object[] values() {
    String at = OpenCpsMaker.stored(changed);
    return new Object[] {
      id,
      site,
      at,
      at,
      dossier,
      uid,
      agency,
      advance,
      charge,
      fee,
      0L,
      remaining,
      status,
      method,
      confirmed,
      approved,
      "{}",
      null,
      invoice,
      Long.toString(id)
    };
  }
}
