package vn.dossier.operate;

import java.time.format.DateTimeFormatter;
import vn.dossier.operate.Quarantine.ReasonCount;
import vn.dossier.warehouse.Holding.Reject;

/** Quarantine for people: counts first, then each dossier with its reason on a second line. */
final class QuarantineText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String NEW_LINE = System.lineSeparator();

  private QuarantineText() {}

  static String render(Quarantine quarantine) {
    if (quarantine.total() == 0) {
      return "No dossier is in quarantine" + NEW_LINE;
    }
    Table counts = new Table("", "Reason", " Dossiers");
    quarantine.reasons().forEach(reason -> counts.add(reason.reason(), reason.dossiers()));
    StringBuilder text = new StringBuilder(counts.render());
    for (ReasonCount reason : quarantine.reasons()) {
      text.append(NEW_LINE).append(reason.reason()).append(NEW_LINE);
      text.append(dossiers(quarantine, reason.reason()));
    }
    return text.toString();
  }

  private static String dossiers(Quarantine quarantine, String reason) {
    Table table = new Table("  ", "Dossier", "Code", "Agency", " First run", " Last run");
    for (Reject reject : quarantine.dossiers()) {
      if (reject.reasonCode().equals(reason)) {
        table.add(
            reject.dossierId(),
            reject.dossierCode(),
            reject.agencyCode(),
            reject.firstSeenRun(),
            reject.lastSeenRun());
        table.addBelow(
            "%s to %s: %s"
                .formatted(
                    TIME.format(reject.firstSeenAt()),
                    TIME.format(reject.lastSeenAt()),
                    reject.detail()));
      }
    }
    return table.render();
  }
}
