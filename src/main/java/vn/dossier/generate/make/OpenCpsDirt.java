package vn.dossier.generate.make;

/**
 * What is wrong in sources of OpenCPS v2, one kind for each number below {@link #KINDS}. The order
 * is that of the test's decision table.
 */
final class OpenCpsDirt {

  /** Of so many dossiers each kind has one. */
  static final int EVERY = 400;

  static final int KINDS = 34;

  private final OpenCpsDossier dossier;
  private final OpenCpsDossierRow row;

  OpenCpsDirt(OpenCpsDossier dossier) {
    this.dossier = dossier;
    this.row = dossier.row();
  }

  void apply(int kind) {
    if (kind < 18) {
      ofRow(kind);
    } else if (kind < 27) {
      ofPayment(kind);
    } else if (kind < KINDS) {
      ofFiles(kind);
    }
  }

  private void ofRow(int kind) {
    switch (kind) {
      case 0 -> channel(1);
      case 1 -> channel(null);
      case 2 -> {
        at("receiving");
        row.number = null;
        row.received = null;
      }
      case 3 -> at("new");
      // Another agency has a dossier of the same number
      case 4 -> {
        OpenCpsDossierRow other = dossier.another();
        other.agency = row.agency.equals("SO-02") ? "SO-03" : "SO-02";
        other.uid = row.uid + "-2";
      }
      case 5 -> row.originality = -row.originality;
      case 6 -> {
        OpenCpsDossierRow header = dossier.another();
        header.originality = 9;
        OpenCpsDossierRow member = dossier.another();
        row.group = header.id;
        member.group = header.id;
        member.number = row.number + "-2";
      }
      case 7 -> {
        OpenCpsDossierRow sameSite = dossier.another();
        sameSite.originId = row.id;
        OpenCpsDossierRow otherServer = dossier.another();
        otherServer.originality = 2;
        otherServer.originNumber = row.number;
        otherServer.uid = "xxx-cps-" + row.uid;
      }
      case 8 -> row.submitted = row.received.later(4, 9 * 3600);
      case 9 -> {
        row.finished = ended("done");
        row.released = null;
      }
      case 10 -> {
        ended("done");
        row.released = null;
        row.finished = null;
      }
      case 11 -> {
        ended("releasing");
        row.released = row.received.later(-3, 9 * 3600);
      }
      case 12 -> {
        at("processing");
        row.lock = "PAUSE";
      }
      case 13 -> row.released = ended("cancelled");
      case 14 -> at("denied");
      case 15 -> {
        row.released = ended("unresolved");
        row.due = row.received.later(0, 17 * 3600);
      }
      case 16 -> row.released = ended("DONE");
      default -> row.number = row.number + "-" + "N".repeat(100);
    }
  }

  private void channel(Integer byPost) {
    row.online = null;
    row.byPost = byPost;
    row.originality = 3;
  }

  private void at(String status) {
    row.status = status;
    row.released = null;
    row.finished = null;
  }

  /** Ends it, whether or not it would have; when. */
  private Moment ended(String status) {
    Moment end = row.released == null ? row.received.later(1, 10 * 3600) : row.released;
    row.status = status;
    row.finished = null;
    return end;
  }

  private void ofPayment(int kind) {
    dossier.payments().clear();
    OpenCpsPaymentRow payment = dossier.newPayment();
    dossier.payments().add(payment);
    payment.fee = 20_000L;
    payment.remaining = 20_000L;
    payment.status = 5;
    payment.method = "Keypay";
    payment.approved = OpenCpsMaker.stored(row.created);
    switch (kind) {
      case 18 -> {
        payment.fee = null;
        payment.remaining = 0L;
        payment.advance = 50_000L;
      }
      case 19 -> {
        payment.fee = 0L;
        payment.remaining = 0L;
        payment.approved = OpenCpsPaymentRow.NO_DATE;
        payment.confirmed = OpenCpsPaymentRow.NO_DATE;
      }
      case 20 -> {
        OpenCpsPaymentRow asked = dossier.newPayment();
        asked.charge = 10_000L;
        dossier.payments().add(asked);
        OpenCpsPaymentRow lost = dossier.newPayment();
        lost.dossier = dossier.nobody();
        lost.charge = 10_000L;
        lost.status = 5;
        lost.invoice = "{\"invoiceNo\": \"7\"}";
        dossier.payments().add(lost);
      }
      case 21 -> {
        payment.status = 3;
        payment.method = "Chuyển khoản";
      }
      case 22 -> payment.method = "Ví Mẫu";
      case 23 -> payment.status = 2;
      case 24 -> payment.invoice = "lỗi: \"invoiceNo\":\"7\"";
      case 25 -> payment.invoice = "{\"errorCode\":\"E1\",\"result\":null}";
      default -> payment.method = null;
    }
  }

  private void ofFiles(int kind) {
    dossier.clearFiles();
    dossier.clearDeliverables();
    switch (kind) {
      case 27 -> dossier.file(1, true, true);
      case 28 -> dossier.file(3, true, false);
      case 29 -> dossier.file(1, false, false);
      case 30 -> {
        row.released = ended("done");
        dossier.file(2, false, false);
        dossier.file(2, true, false);
      }
      case 31 -> {
        row.released = ended("done");
        dossier.deliverable(true, 1);
      }
      case 32 -> row.service = OpenCpsMaker.OF_THE_PORTAL.code();
      default -> row.agency = "KHONG-CO";
    }
  }
}
