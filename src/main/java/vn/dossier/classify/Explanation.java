package vn.dossier.classify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.verdict.ExclusionReason;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Timeliness;
import vn.dossier.classify.verdict.Verdict;

/** Every rule applied to one dossier, in words. Kept apart from classifying, which has no time. */
final class Explanation {
  private static final String CONTRACT = "rules.md";

  private final ParsedDossier dossier;
  private final Admission admission;
  private final LocalDate asOf;
  private final KnownLabels labels;
  private final List<Finding> findings = new ArrayList<>();

  Explanation(ParsedDossier dossier, Admission admission, LocalDate asOf, KnownLabels labels) {
    this.dossier = dossier;
    this.admission = admission;
    this.asOf = asOf;
    this.labels = labels;
  }

  /** The verdict, then what led to it, then every flag with the children that it read. */
  List<Finding> of(Verdict verdict, ChildrenExplanation children) {
    addVerdict(verdict);
    addReasons();
    addCatalogue();
    addChannel();
    addDigitisation();
    findings.addAll(children.components(dossier));
    addCompletion();
    addPayments();
    findings.addAll(children.payments(dossier));
    if (verdict instanceof Verdict.Loaded loaded) {
      loaded
          .warnings()
          .forEach(warning -> add(CONTRACT, "warning", warning, "counted all the same"));
    }
    return List.copyOf(findings);
  }

  private void addVerdict(Verdict verdict) {
    if (verdict instanceof Verdict.Excluded excluded) {
      add(CONTRACT, "verdict", "EXCLUDED", excluded.reason().name());
    } else if (verdict instanceof Verdict.Rejected rejected) {
      add(CONTRACT, "verdict", "REJECTED", rejected.reason() + ": " + rejected.detail());
    } else {
      add(CONTRACT, "verdict", "LOADED", "no reason against it as of " + asOf);
    }
  }

  private void addReasons() {
    for (ExclusionReason reason : ExclusionReason.values()) {
      add(
          switch (reason) {
            case DELETED -> "R25";
            case COPY -> CONTRACT;
            case NOT_YET_ACCEPTED, REFUSED -> "R5";
          },
          reason.name(),
          yes(admission.holds(reason, dossier)),
          Admission.because(reason, dossier, labels));
    }
    for (RejectReason reason : RejectReason.values()) {
      add(
          CONTRACT,
          reason.name(),
          yes(admission.holds(reason, dossier)),
          Admission.because(reason, dossier));
    }
  }

  private void addCatalogue() {
    Agency agency = dossier.agency();
    LocalDate accepted = dossier.accepted().date();
    boolean versioned = agency != null && !agency.versions().isEmpty() && accepted != null;
    add(
        "rules.md",
        "agency_key",
        versioned ? agency.versionAt(accepted).key() : "none",
        "agency code %s on %s".formatted(Codes.shown(dossier.raw().agencyCode()), shown(accepted)));
    Procedure procedure = dossier.procedure();
    add(
        CONTRACT,
        "procedure_key",
        procedure == null ? 0 : procedure.key(),
        procedure == null
            ? procedure()
            : procedure() + ", found as " + Codes.shown(procedure.code()));
  }

  private void addChannel() {
    String channel = "channel " + dossier.channel();
    add("R1 to R4", "channel", dossier.channel(), "code " + Codes.shown(dossier.raw().channel()));
    add("R2", "channel_missing", yes(dossier.channelMissing()), channel);
    add("R1 A", "online", yes(dossier.online()), channel);
    add("R1 B", "online_766", yes(dossier.online766()), channel + ", " + result());
  }

  private void addDigitisation() {
    ComponentFlags components = dossier.components();
    String digitised = "component_digitised " + yes(components.digitised());
    String count = dossier.raw().components().size() + " components, deleted ones included";
    add("R7", "component_digitised", yes(components.digitised()), count);
    add("R9 B", "digitised_766", yes(dossier.digitised766()), digitised + ", " + result());
    add("R10", "reused", yes(components.reused()), count);
  }

  private void addCompletion() {
    RawDossier raw = dossier.raw();
    String status = "status " + dossier.status();
    String withdrawn = "withdrawn " + yes(dossier.withdrawn());
    add(
        "R24",
        "withdrawn",
        yes(dossier.withdrawn()),
        status + ", result kind " + labels.shown(KnownLabels.RESULT_KIND, raw.resultKind()));
    add(CONTRACT, "is_open", yes(dossier.openState() != null), status);
    add(
        "R20",
        "finished_date",
        shown(dossier.finishedDate()),
        "%s, finished %s, returned %s"
            .formatted(
                status, Codes.shownDate(raw.finishedAt()), Codes.shownDate(raw.returnedAt())));
    add(
        CONTRACT,
        "result_due",
        yes(dossier.resultDue()),
        status + ", " + withdrawn + ", " + procedure());
    add(
        "R8",
        "result_digitised",
        yes(dossier.resultDigitised()),
        "result_due " + yes(dossier.resultDue()) + ", " + result());
    Timeliness timeliness = dossier.timeliness();
    add(
        "R21",
        "timeliness",
        timeliness == null ? "none" : timeliness,
        "finished_date %s, due %s, %s"
            .formatted(shown(dossier.finishedDate()), Codes.shownDate(raw.dueAt()), withdrawn));
  }

  private void addPayments() {
    PaymentTotals payments = dossier.payments();
    String count = dossier.raw().payments().size() + " requests, deleted ones included";
    String paid =
        "VND %d online, %d by transfer, %d in cash"
            .formatted(payments.online(), payments.transfer(), payments.cash());
    add(
        "R12, R13, R17",
        "obligation",
        yes(payments.obligation()),
        "VND %d due, %s".formatted(payments.due(), count));
    add("R12", "obligation_pending", yes(payments.obligationPending()), count);
    add("R13", "exempt", yes(payments.exempt()), count);
    add("R14", "cashless", yes(payments.cashless()), paid);
    add("R15", "non_cash", yes(payments.nonCash()), paid);
  }

  private String result() {
    return "result file " + yes(dossier.resultFile()) + ", " + procedure();
  }

  private String procedure() {
    String code = Codes.shown(dossier.raw().procedureCode());
    if (dossier.procedure() == null) {
      return "procedure " + code + " unknown";
    }
    return "procedure %s, yields_result %s".formatted(code, yes(dossier.yieldsResult()));
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }

  private static String shown(LocalDate date) {
    return Objects.toString(date, "missing");
  }

  private void add(String rule, String subject, Object outcome, String because) {
    findings.add(new Finding(rule, subject, outcome.toString(), because));
  }
}
