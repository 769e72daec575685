package vn.dossier.classify;

import java.util.ArrayList;
import java.util.List;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Amounts;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;

/** What each component and each payment request of one dossier counts as, in words. */
final class ChildrenExplanation {
  private final Rules rules;
  private final KnownLabels labels;
  private final PaymentRules paymentRules;

  ChildrenExplanation(Rules rules, KnownLabels labels) {
    this.rules = rules;
    this.labels = labels;
    this.paymentRules = new PaymentRules(rules);
  }

  List<Finding> components(ParsedDossier dossier) {
    List<Finding> findings = new ArrayList<>();
    for (RawComponent component : dossier.raw().components()) {
      String subject = "component " + (findings.size() + 1);
      String outcome =
          belongs(component.link(), dossier)
              ? outcome(ComponentFlags.of(component, rules))
              : "nothing";
      String because =
          "files %s, digitisation %s"
              .formatted(
                  Admission.shownLabel(component.files()),
                  labels.shown(KnownLabels.DIGITISATION, component.digitisation()));
      findings.add(
          new Finding(
              "R7, R10",
              subject,
              outcome,
              because + aside(component.link(), component.deletedAt(), dossier)));
    }
    return findings;
  }

  List<Finding> payments(ParsedDossier dossier) {
    List<Finding> findings = new ArrayList<>();
    for (RawPayment payment : dossier.raw().payments()) {
      String subject = "request " + (findings.size() + 1);
      String outcome =
          belongs(payment.link(), dossier) ? outcome(paymentRules.read(payment)) : "nothing";
      String because =
          "amount %s, status %s, kind %s, method %s"
              .formatted(
                  Amounts.shown(payment.amount()),
                  labels.shown(KnownLabels.PAYMENT_STATUS, payment.status()),
                  labels.shown(KnownLabels.PAYMENT_KIND, payment.kind()),
                  labels.shown(KnownLabels.PAYMENT_METHOD, payment.method()));
      findings.add(
          new Finding(
              "R12 to R17",
              subject,
              outcome,
              because + aside(payment.link(), payment.deletedAt(), dossier)));
    }
    return findings;
  }

  private static String outcome(ComponentFlags flags) {
    List<String> words = new ArrayList<>();
    addIf(flags.digitised(), "digitised", words);
    addIf(flags.reused(), "reused", words);
    return joined(words);
  }

  private static String outcome(PaymentReading reading) {
    List<String> words = new ArrayList<>();
    addIf(reading.counted(), "counted", words);
    addIf(reading.paid(), "paid " + reading.method(), words);
    addIf(reading.pending(), "pending", words);
    addIf(reading.exempt(), "exempt", words);
    addIf(reading.statusUnknown(), "status unknown", words);
    addIf(reading.impossible() != null, reading.impossible() + " cannot be", words);
    return joined(words);
  }

  /** What takes a child out of account: a link to another dossier, a deletion. */
  private static String aside(String link, String deletedAt, ParsedDossier dossier) {
    String linked = belongs(link, dossier) ? "" : ", linked to " + Codes.shown(link);
    return SourceDate.isSet(deletedAt)
        ? linked + ", deletion date " + Codes.shownDate(deletedAt)
        : linked;
  }

  private static boolean belongs(String link, ParsedDossier dossier) {
    String own = Whitespace.trim(dossier.raw().link());
    return own != null && own.equals(link);
  }

  private static void addIf(boolean holds, String word, List<String> words) {
    if (holds) {
      words.add(word);
    }
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
