package vn.dossier.classify;

import java.time.LocalDate;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.rules.DossierStatus;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.verdict.OpenState;
import vn.dossier.classify.verdict.Timeliness;

/**
 * The values of a dossier as they read, and the flags that follow from them (src/docs/rules.md,
 * "Loaded"). The flags exist for any dossier, whether it is loaded or not.
 *
 * @param raw as stored
 * @param code trimmed, null when blank
 * @param statusCode label, null when blank
 * @param status null when missing or unknown
 * @param accepted never null, like the other dates
 * @param channel never null
 * @param channelMissing no channel in the source
 * @param resultFile the result file field holds a file
 * @param withdrawnResult the kind of result means withdrawn
 * @param agencyCode trimmed, null when blank
 * @param agency null when unknown
 * @param procedureCode trimmed, null when blank
 * @param procedure null when unknown
 */
record ParsedDossier(
    RawDossier raw,
    String code,
    String statusCode,
    DossierStatus status,
    SourceDate accepted,
    SourceDate due,
    SourceDate finished,
    SourceDate returned,
    Channel channel,
    boolean channelMissing,
    boolean resultFile,
    boolean withdrawnResult,
    String agencyCode,
    Agency agency,
    String procedureCode,
    Procedure procedure,
    ComponentFlags components,
    PaymentTotals payments) {

  /** [R1 A] */
  boolean online() {
    return channel == Channel.ONLINE;
  }

  /** [R1 B] */
  boolean online766() {
    return online() && (resultFile || !yieldsResult());
  }

  /** [R9 B] */
  boolean digitised766() {
    return components.digitised() && (resultFile || !yieldsResult());
  }

  /** [R24] */
  boolean withdrawn() {
    return status == DossierStatus.WITHDRAWN || (isFinished() && withdrawnResult);
  }

  boolean isFinished() {
    return status == DossierStatus.FINISHED;
  }

  /** The day it was finished, null unless its status says finished [R20]. */
  LocalDate finishedDate() {
    if (!isFinished()) {
      return null;
    }
    return finished.date() != null ? finished.date() : returned.date();
  }

  boolean resultDue() {
    return isFinished() && !withdrawn() && yieldsResult();
  }

  /** [R8] */
  boolean resultDigitised() {
    return resultDue() && resultFile;
  }

  /** An unknown procedure yields a result. */
  boolean yieldsResult() {
    return procedure == null || procedure.yieldsResult();
  }

  /** Null unless finished on a known day and not withdrawn [R21]. */
  Timeliness timeliness() {
    LocalDate day = finishedDate();
    if (day == null || withdrawn()) {
      return null;
    }
    if (due.date() == null) {
      return Timeliness.NO_DUE_DATE;
    }
    int order = day.compareTo(due.date());
    return order < 0 ? Timeliness.EARLY : order == 0 ? Timeliness.ON_TIME : Timeliness.LATE;
  }

  /** Null unless open. */
  OpenState openState() {
    if (status == null) {
      return null;
    }
    return switch (status) {
      case PROCESSING -> OpenState.PROCESSING;
      case SUPPLEMENT -> OpenState.SUPPLEMENT;
      case PAUSED -> OpenState.PAUSED;
      case NOT_YET_ACCEPTED, REFUSED, WITHDRAWN, FINISHED -> null;
    };
  }
}
