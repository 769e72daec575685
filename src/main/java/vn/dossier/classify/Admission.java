package vn.dossier.classify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.DossierStatus;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.HeldText;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.ExclusionReason;
import vn.dossier.classify.verdict.RejectReason;

/**
 * Whether a dossier is a fact, or why not (src/docs/rules.md, "Excluded" and "Rejected"). Of the
 * reasons the first that holds counts, in the order of their enums.
 */
final class Admission {
  private static final ExclusionReason[] EXCLUSIONS = ExclusionReason.values();
  private static final RejectReason[] REJECTIONS = RejectReason.values();
  private static final int LONGEST_VALUE = 50;

  private final LocalDate asOf;

  Admission(LocalDate asOf) {
    this.asOf = asOf;
  }

  /** The first reason to exclude, or null. */
  ExclusionReason exclusion(ParsedDossier dossier) {
    for (ExclusionReason reason : EXCLUSIONS) {
      if (holds(reason, dossier)) {
        return reason;
      }
    }
    return null;
  }

  /** The first reason to reject, or null. */
  RejectReason rejection(ParsedDossier dossier) {
    for (RejectReason reason : REJECTIONS) {
      if (holds(reason, dossier)) {
        return reason;
      }
    }
    return null;
  }

  boolean holds(ExclusionReason reason, ParsedDossier dossier) {
    return switch (reason) {
      case DELETED -> SourceDate.isSet(dossier.raw().deletedAt());
      case COPY -> !Whitespace.isBlank(dossier.raw().copyReason());
      case NOT_YET_ACCEPTED -> dossier.status() == DossierStatus.NOT_YET_ACCEPTED;
      case REFUSED -> dossier.status() == DossierStatus.REFUSED;
    };
  }

  boolean holds(RejectReason reason, ParsedDossier dossier) {
    LocalDate accepted = dossier.accepted().date();
    LocalDate finished = dossier.finishedDate();
    Agency agency = dossier.agency();
    return switch (reason) {
      case VALUE_INVALID ->
          dossier.accepted().impossible()
              || dossier.due().impossible()
              || dossier.finished().impossible()
              || dossier.returned().impossible()
              || dossier.payments().impossible() != null
              || !cannotBeHeld(dossier).isEmpty();
      case STATUS_UNKNOWN -> dossier.status() == null;
      case ACCEPTED_DATE_MISSING -> dossier.accepted().missing();
      case ACCEPTED_DATE_IN_FUTURE -> accepted != null && accepted.isAfter(asOf);
      case FINISHED_DATE_IN_FUTURE -> finished != null && finished.isAfter(asOf);
      case FINISHED_BEFORE_ACCEPTED ->
          finished != null && accepted != null && finished.isBefore(accepted);
      case AGENCY_UNKNOWN -> agency == null;
      case AGENCY_AMBIGUOUS -> agency != null && agency.ambiguous();
    };
  }

  /** The values that decide on a reason: the column and its code or date, no personal data. */
  static String because(ExclusionReason reason, ParsedDossier dossier, KnownLabels labels) {
    return switch (reason) {
      case DELETED -> "deletion date " + Codes.shownDate(dossier.raw().deletedAt());
      case COPY ->
          Whitespace.isBlank(dossier.raw().copyReason())
              ? "copy reason is missing"
              : "copy reason " + labels.shown(KnownLabels.COPY_REASON, dossier.raw().copyReason());
      case NOT_YET_ACCEPTED, REFUSED -> status(dossier);
    };
  }

  /**
   * The values that decide on a reason. Without the as-of date: the text stays the same overnight.
   */
  static String because(RejectReason reason, ParsedDossier dossier) {
    return switch (reason) {
      case VALUE_INVALID -> invalidValues(dossier);
      case STATUS_UNKNOWN -> status(dossier);
      case ACCEPTED_DATE_MISSING, ACCEPTED_DATE_IN_FUTURE ->
          "accepted date " + Codes.shownDate(dossier.raw().acceptedAt());
      case FINISHED_DATE_IN_FUTURE, FINISHED_BEFORE_ACCEPTED ->
          "accepted date %s, finished date %s"
              .formatted(
                  Objects.toString(dossier.accepted().date(), "missing"),
                  Objects.toString(dossier.finishedDate(), "missing"));
      case AGENCY_UNKNOWN, AGENCY_AMBIGUOUS -> agency(dossier);
    };
  }

  private static String status(ParsedDossier dossier) {
    DossierStatus status = dossier.status();
    String text = dossier.raw().status();
    return named(
        "status",
        text,
        status == null ? "'" + Codes.unknownLabel(text) + "'" : shownLabel(text),
        status == null ? "is in no code list" : "means " + status);
  }

  private static String agency(ParsedDossier dossier) {
    return named(
        "agency code",
        dossier.raw().agencyCode(),
        Codes.shown(dossier.raw().agencyCode()),
        dossier.agency() == null
            ? "is not in the catalogue"
            : dossier.agency().ambiguous() ? "has several live rows in the catalogue" : "is known");
  }

  // Of a value that is not there nothing more is to be said
  private static String named(String column, String value, String shown, String known) {
    return Whitespace.isBlank(value)
        ? column + " is missing"
        : "%s %s %s".formatted(column, shown, known);
  }

  private static String invalidValues(ParsedDossier dossier) {
    RawDossier raw = dossier.raw();
    List<String> dates = new ArrayList<>();
    addIfImpossible(dates, "accepted date", dossier.accepted(), raw.acceptedAt());
    addIfImpossible(dates, "due date", dossier.due(), raw.dueAt());
    addIfImpossible(dates, "finished date", dossier.finished(), raw.finishedAt());
    addIfImpossible(dates, "returned date", dossier.returned(), raw.returnedAt());
    List<String> faults = new ArrayList<>();
    if (!dates.isEmpty()) {
      faults.add("impossible " + String.join(", ", dates));
    }
    addImpossibleAmount(faults, dossier.payments());
    faults.addAll(cannotBeHeld(dossier));
    return faults.isEmpty()
        ? "no impossible date or amount, no text too long"
        : HeldText.DETAIL.cut(String.join("; ", faults));
  }

  // Column and length alone: nobody knows what such a text is
  private static List<String> cannotBeHeld(ParsedDossier dossier) {
    String level = Whitespace.trim(dossier.raw().serviceLevel());
    // A status that no list knows is no label that is kept, and has a reason of its own
    String status = dossier.status() == null ? null : dossier.statusCode();
    if (HeldText.DOSSIER_ID.fits(dossier.raw().id())
        && HeldText.DOSSIER_CODE.fits(dossier.code())
        && HeldText.SERVICE_LEVEL.fits(level)
        && HeldText.STATUS_CODE.fits(status)) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    addIfTooLong(faults, "id", HeldText.DOSSIER_ID, dossier.raw().id());
    addIfTooLong(faults, "dossier code", HeldText.DOSSIER_CODE, dossier.code());
    addIfTooLong(faults, "service level", HeldText.SERVICE_LEVEL, level);
    addIfTooLong(faults, "status", HeldText.STATUS_CODE, status);
    return faults;
  }

  private static void addIfTooLong(List<String> faults, String column, HeldText held, String text) {
    if (!held.fits(text)) {
      faults.add(column + " " + held.fault(text));
    }
  }

  private static void addImpossibleAmount(List<String> faults, PaymentTotals payments) {
    if (payments.impossibleId() != null) {
      faults.add(
          "%s of request %s is not possible: not a whole number of VND up to 10^15"
              .formatted(payments.impossible(), Codes.shown(HeldId.of(payments.impossibleId()))));
    } else if (payments.impossible() != null) {
      faults.add("the amounts of its requests sum up to more than 10^15 VND");
    }
  }

  private static void addIfImpossible(
      List<String> dates, String column, SourceDate date, String text) {
    if (date.impossible()) {
      dates.add(column + " " + Codes.shownDate(text));
    }
  }

  /** A label for a person, on one line: in quotes, cut when it is long. */
  static String shownLabel(String label) {
    if (label == null) {
      return "missing";
    }
    String line = label.replaceAll("\\p{Cntrl}", " ");
    if (line.length() <= LONGEST_VALUE) {
      return "'" + line + "'";
    }
    boolean splitsPair = Character.isHighSurrogate(line.charAt(LONGEST_VALUE - 1));
    return "'" + line.substring(0, splitsPair ? LONGEST_VALUE - 1 : LONGEST_VALUE) + "...'";
  }
}
