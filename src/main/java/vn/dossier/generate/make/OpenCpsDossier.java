package vn.dossier.generate.make;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/** A dossier of OpenCPS v2 with all its rows, until they are written. */
final class OpenCpsDossier {

  /** So many ids lie between two dossiers: some have several rows. */
  static final long FIRST_ID = 8;

  private static final long CHILDREN = 32;

  private final long number;
  private final Office office;
  private final Service service;
  private final OpenCpsDossierRow row;
  private final List<OpenCpsDossierRow> others = new ArrayList<>();
  private final List<Object[]> files = new ArrayList<>();
  private final List<OpenCpsPaymentRow> payments = new ArrayList<>();
  private final List<Object[]> deliverables = new ArrayList<>();
  private long children;

  OpenCpsDossier(long number, Office office, Service service, OpenCpsDossierRow row) {
    this.number = number;
    this.office = office;
    this.service = service;
    this.row = row;
  }

  Office office() {
    return office;
  }

  Service service() {
    return service;
  }

  /** The row that counts. */
  OpenCpsDossierRow row() {
    return row;
  }

  List<OpenCpsPaymentRow> payments() {
    return payments;
  }

  /** A row beside it that says the same, until it is changed. */
  OpenCpsDossierRow another() {
    OpenCpsDossierRow other = row.copy(row.id + 2 + others.size());
    others.add(other);
    return other;
  }

  /** An id that no row has. */
  long nobody() {
    return row.id + FIRST_ID - 1;
  }

  void clearFiles() {
    files.clear();
  }

  void clearDeliverables() {
    deliverables.clear();
  }

  /**
   * @param type 1 of the citizen, 2 a result, 3 either
   * @param stored whether there is a file; else it is a form that was filled in
   */
  void file(int type, boolean stored, boolean removed) {
    files.add(file(row.id, type, stored, removed));
  }

  private Object[] file(long dossier, int type, boolean stored, boolean removed) {
    long id = next();
    String at = OpenCpsMaker.stored(row.created);
    return new Object[] {
      id,
      dossier,
      at,
      at,
      "TP" + type,
      type,
      "Giấy tờ Mẫu",
      stored ? null : "{}",
      stored ? id : 0L,
      stored ? 0 : 1,
      removed ? 1 : 0,
      0,
      0,
      null
    };
  }

  /**
   * @param ofDossier false for a result of old times, which belongs to none
   */
  void deliverable(boolean ofDossier, int state) {
    long id = next();
    String at = OpenCpsMaker.stored(row.changed);
    deliverables.add(
        new Object[] {
          id,
          row.site,
          at,
          at,
          "GP-" + id,
          "GP",
          office.code(),
          "Người nộp Mẫu",
          "000000000000",
          state,
          id,
          ofDossier ? row.id : 0L
        });
  }

  /** A request of the dossier that asks for nothing yet; the caller adds it. */
  OpenCpsPaymentRow newPayment() {
    OpenCpsPaymentRow payment = new OpenCpsPaymentRow(next());
    payment.site = row.site;
    payment.dossier = row.id;
    payment.uid = row.uid;
    payment.agency = office.code();
    payment.changed = row.created;
    return payment;
  }

  private long next() {
    return number * CHILDREN + ++children;
  }

  void write(RowSink rows) throws SQLException {
    rows.add(GeneratedTable.OPENCPS_DOSSIER, row.values());
    if (row.originality == 2) {
      portal(rows);
    }
    for (OpenCpsDossierRow other : others) {
      rows.add(GeneratedTable.OPENCPS_DOSSIER, other.values());
    }
    for (Object[] file : files) {
      rows.add(GeneratedTable.OPENCPS_DOSSIERFILE, file);
    }
    for (OpenCpsPaymentRow payment : payments) {
      rows.add(GeneratedTable.OPENCPS_PAYMENTFILE, payment.values());
    }
    for (Object[] deliverable : deliverables) {
      rows.add(GeneratedTable.OPENCPS_DELIVERABLE, deliverable);
    }
  }

  /** The row of the portal that it was synchronised from, with an upload and the same request. */
  private void portal(RowSink rows) throws SQLException {
    OpenCpsDossierRow twin = row.copy(row.id + 1);
    twin.site = OpenCpsMaker.PORTAL;
    twin.originality = 1;
    rows.add(GeneratedTable.OPENCPS_DOSSIER, twin.values());
    rows.add(GeneratedTable.OPENCPS_DOSSIERFILE, file(twin.id, 1, true, false));
    if (!payments.isEmpty()) {
      OpenCpsPaymentRow first = payments.get(0);
      OpenCpsPaymentRow same = newPayment();
      same.site = OpenCpsMaker.PORTAL;
      same.dossier = twin.id;
      same.charge = first.charge;
      same.fee = first.fee;
      same.remaining = first.remaining;
      same.status = first.status;
      same.method = first.method;
      same.approved = first.approved;
      same.invoice = first.invoice;
      rows.add(GeneratedTable.OPENCPS_PAYMENTFILE, same.values());
    }
  }
}
