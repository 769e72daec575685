package vn.dossier.operate.check;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import vn.dossier.classify.Finding;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;

/** What became of a dossier, in one line for whoever has its screen beside it. */
final class VerdictInWords {

  private VerdictInWords() {}

  static String of(Verdict verdict, List<Finding> findings) {
    if (verdict instanceof Verdict.Loaded loaded) {
      DossierFact fact = loaded.fact();
      String warnings =
          loaded.warnings().isEmpty()
              ? ""
              : "; warnings "
                  + loaded.warnings().stream().map(Enum::name).sorted().collect(joining(", "));
      return "loaded: accepted %s, %s, %s, %s, %s%s"
          .formatted(
              fact.acceptedDate(),
              fact.channel().name().toLowerCase(Locale.ROOT),
              fact.componentDigitised() ? "digitised" : "not digitised",
              fact.obligation()
                  ? fact.cashless() ? "paid online" : "not paid online"
                  : "no fee due",
              end(fact),
              warnings);
    }
    boolean excluded = verdict instanceof Verdict.Excluded;
    String reason =
        verdict instanceof Verdict.Excluded e
            ? e.reason().name()
            : ((Verdict.Rejected) verdict).reason().name();
    String because =
        findings.stream()
            .filter(finding -> finding.subject().equals(reason))
            .map(Finding::because)
            .findFirst()
            .orElse("");
    return "%s: %s, %s".formatted(excluded ? "excluded" : "rejected", reason, because);
  }

  private static String end(DossierFact fact) {
    if (fact.open()) {
      return "open (%s)".formatted(fact.openState().name().toLowerCase(Locale.ROOT));
    }
    if (fact.withdrawn()) {
      return "withdrawn";
    }
    return fact.finishedDate() == null
        ? "finished on an unknown day"
        : "finished %s (%s)"
            .formatted(
                fact.finishedDate(),
                fact.timeliness().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
