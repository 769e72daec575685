package vn.dossier.generate.make;

/** A row of opencps_dossier while it is made up: what is not said is as in most rows. */
final class OpenCpsDossierRow {

  final long id;
  long site;
  Moment created;
  Moment changed;
  String uid;
  String number;
  String agency;
  String service;
  Integer online = 0;
  Integer byPost = 0;
  int originality = 3;
  Long originId = 0L;
  String originNumber;
  Long group = 0L;
  String status;
  String lock;
  Moment submitted;
  Moment received;
  Moment due;
  Moment extended;
  Moment released;
  Moment finished;

  OpenCpsDossierRow(long id) {
    this.id = id;
  }

  /** Another row that says the same. */
  OpenCpsDossierRow copy(long otherId) {
    OpenCpsDossierRow copy = new OpenCpsDossierRow(otherId);
    copy.site = site;
    copy.created = created;
    copy.changed = changed;
    copy.uid = uid;
    copy.number = number;
    copy.agency = agency;
    copy.service = service;
    copy.online = online;
    copy.byPost = byPost;
    copy.originality = originality;
    copy.originId = originId;
    copy.originNumber = originNumber;
    copy.group = group;
    copy.status = status;
    copy.lock = lock;
    copy.submitted = submitted;
    copy.received = received;
    copy.due = due;
    copy.extended = extended;
    copy.released = released;
    copy.finished = finished;
    return copy;
  }

  /** In the order of the columns. */
  Object[] values() {
    return new Object[] {
      id,
      site,
      OpenCpsMaker.stored(created),
      OpenCpsMaker.stored(changed),
      uid,
      number,
      "Hồ sơ Mẫu",
      "Người nộp Mẫu",
      "000000000000",
      "Đường Mẫu, tỉnh Mẫu",
      agency,
      service,
      "M-" + service,
      "00000000",
      online,
      1,
      byPost,
      originality,
      originId,
      originNumber,
      1L,
      group,
      status,
      null,
      lock,
      OpenCpsMaker.stored(submitted),
      OpenCpsMaker.stored(received),
      OpenCpsMaker.stored(due),
      OpenCpsMaker.stored(extended),
      OpenCpsMaker.stored(released),
      OpenCpsMaker.stored(finished),
      null
    };
  }
}
