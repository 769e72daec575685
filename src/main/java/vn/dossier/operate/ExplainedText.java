package vn.dossier.operate;

import vn.dossier.classify.Finding;
import vn.dossier.classify.RawDossier;
import vn.dossier.operate.Explained.Dossier;
import vn.dossier.warehouse.Holding;
import vn.dossier.warehouse.Holding.Reject;

/** An explanation for people: per dossier what was read, each rule, and what is stored. */
final class ExplainedText {

  private final StringBuilder text = new StringBuilder();

  private ExplainedText() {}

  static String render(Explained explained) {
    ExplainedText answer = new ExplainedText();
    answer.line(
        "Code %s: %d dossier(s), classified under rules %s as of %s%s"
            .formatted(
                explained.code(),
                explained.dossiers().size(),
                explained.ruleSet(),
                explained.asOf(),
                explained.catalogueOf() == null
                    ? ""
                    : " with the catalogue of run " + explained.catalogueOf()));
    explained.dossiers().forEach(answer::dossier);
    return answer.text.toString();
  }

  private void dossier(Dossier dossier) {
    line("");
    line("Dossier %s: %s".formatted(dossier.dossierId(), dossier.verdict()));
    if (dossier.remark() != null) {
      line("  " + dossier.remark());
    }
    if (dossier.read() != null) {
      read(dossier.read());
      Table rules = new Table("  ", "Decides", "Outcome", "Rule", "Because");
      for (Finding finding : dossier.findings()) {
        rules.add(finding.subject(), finding.outcome(), finding.rule(), finding.because());
      }
      text.append(rules.render());
    }
    held(dossier.held());
    if (dossier.asStored()) {
      line("  As a run would store it now: yes");
    } else if (!dossier.differences().isEmpty()) {
      Table differences = new Table("  ", "A run would change", "Stored, now");
      dossier.differences().forEach(differences::add);
      text.append(differences.render());
    }
  }

  private void read(RawDossier raw) {
    Table values = new Table("  ", "Read", "Value");
    values.add("code", raw.code());
    values.add("agency", raw.agencyCode());
    values.add("procedure", raw.procedureCode());
    values.add("channel", raw.channel());
    values.add("service level", raw.serviceLevel());
    values.add("status", raw.status());
    values.add("accepted", raw.acceptedAt());
    values.add("due", raw.dueAt());
    values.add("finished", raw.finishedAt());
    values.add("returned", raw.returnedAt());
    values.add("result kind", raw.resultKind());
    values.add("result files", raw.resultFiles());
    values.add("deleted", raw.deletedAt());
    values.add("components", (long) raw.components().size());
    values.add("payment requests", (long) raw.payments().size());
    text.append(values.render());
  }

  private void held(Holding held) {
    if (held.fact() != null) {
      Table fact = new Table("  ", "Stored fact", "Value");
      held.fact().forEach(fact::add);
      text.append(fact.render());
    }
    if (held.reject() != null) {
      Reject reject = held.reject();
      line(
          "  In quarantine: %s, %s (first seen by run %d, last by run %d)"
              .formatted(
                  reject.reasonCode(),
                  reject.detail(),
                  reject.firstSeenRun(),
                  reject.lastSeenRun()));
    }
    if (held.equals(Holding.NONE)) {
      line("  Stored: nothing");
    }
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
