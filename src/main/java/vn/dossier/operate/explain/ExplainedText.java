package vn.dossier.operate.explain;

import java.util.List;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.operate.explain.Explained.Dossier;
import vn.dossier.operate.explain.Explained.Rule;
import vn.dossier.report.layout.Table;
import vn.dossier.warehouse.inspect.DossierTrace.Change;
import vn.dossier.warehouse.inspect.DossierTrace.Counted;
import vn.dossier.warehouse.inspect.StoredDossier;
import vn.dossier.warehouse.inspect.StoredDossier.Reject;

/** An explanation for people: per dossier what was read, each rule, and what is stored. */
public final class ExplainedText {

  private final StringBuilder text = new StringBuilder();

  private ExplainedText() {}

  public static String render(Explained explained) {
    ExplainedText answer = new ExplainedText();
    answer.line(
        "%s: %d dossier(s), classified under rules %s as of %s%s"
            .formatted(
                explained.code() == null ? "Id " + explained.id() : "Code " + explained.code(),
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
      Table rules = new Table("  ", "Decides", "Outcome", "Because", "Rule", "In words");
      for (Rule rule : dossier.rules()) {
        rules.add(rule.decides(), rule.outcome(), rule.because(), rule.rule(), rule.words());
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
    counted(dossier.counted());
    history(dossier.history());
  }

  private void counted(List<Counted> cells) {
    if (cells.isEmpty()) {
      line("  Counts in no published figure");
      return;
    }
    Table table = new Table("  ", "Counts in", "Period", "Agency", "What", "Adds");
    for (Counted cell : cells) {
      table.add(cell.table(), cell.period(), cell.agencyCode(), cell.what(), adds(cell));
    }
    text.append(table.render());
  }

  private static String adds(Counted cell) {
    if (cell.numerator() == null) {
      return Long.toString(cell.denominator());
    }
    return "%d to the numerator, %d to the denominator"
        .formatted(cell.numerator(), cell.denominator());
  }

  private void history(List<Change> changes) {
    if (changes.isEmpty()) {
      line("  No run classified it differently from the first one");
      return;
    }
    Table table = new Table("  ", "Classified differently", "At", "Rules", "Was", "Is since");
    for (Change change : changes) {
      table.add(
          "by run " + change.run(),
          change.at(),
          change.ruleSet(),
          side(change.verdictBefore(), change.reasonBefore(), change.countedBefore())
              + (change.sinceRun() == null ? "" : " (run %d)".formatted(change.sinceRun())),
          side(change.verdict(), change.reason(), change.counted()));
    }
    text.append(table.render());
  }

  private static String side(String verdict, String reason, String counted) {
    return verdict + (reason == null ? "" : " " + reason) + (counted == null ? "" : ": " + counted);
  }

  private void read(RawDossier raw) {
    Table values = new Table("  ", "Read", "Value");
    values.add("code", quoted(raw.code()));
    values.add("agency", quoted(raw.agencyCode()));
    values.add("procedure", quoted(raw.procedureCode()));
    values.add("channel", quoted(raw.channel()));
    values.add("service level", quoted(raw.serviceLevel()));
    values.add("status", quoted(raw.status()));
    values.add("accepted", quoted(raw.acceptedAt()));
    values.add("due", quoted(raw.dueAt()));
    values.add("finished", quoted(raw.finishedAt()));
    values.add("returned", quoted(raw.returnedAt()));
    values.add("result kind", quoted(raw.resultKind()));
    values.add("result files", quoted(raw.resultFiles()));
    values.add("deleted", quoted(raw.deletedAt()));
    values.add("copy", quoted(raw.copyReason()));
    values.add("components", (long) raw.components().size());
    values.add("payment requests", (long) raw.payments().size());
    text.append(values.render());
  }

  private void held(StoredDossier held) {
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
    if (held.equals(StoredDossier.NONE)) {
      line("  Stored: nothing");
    }
  }

  // In quotes, so that blanks around a value are seen
  private static String quoted(String value) {
    return value == null ? null : "'%s'".formatted(value);
  }

  private void line(String line) {
    text.append(line).append(System.lineSeparator());
  }
}
