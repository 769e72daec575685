package vn.dossier.nightly.dryrun;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.gate.Disappearance;
import vn.dossier.scope.Scope;
import vn.dossier.source.ReadDossier;
import vn.dossier.warehouse.load.ClassifiedDossier;
import vn.dossier.warehouse.load.DossierDryRun;
import vn.dossier.warehouse.run.Check;

/**
 * What a run would change if it ran now: the same reader, rules and comparison, page by page, and
 * not a row is written. What it counts holds only while no run writes beside it.
 */
@Component
final class DryRunPass {

  private final RangeDryRun reading;
  private final Rules rules;
  private final Disappearance disappearance;
  private final JdbcTemplate warehouse;

  DryRunPass(
      RangeDryRun reading, Rules rules, Disappearance disappearance, JdbcTemplate warehouse) {
    this.reading = reading;
    this.rules = rules;
    this.disappearance = disappearance;
    this.warehouse = warehouse;
  }

  /**
   * Reads a scope as a run of this date does.
   *
   * @param night whether it is one
   * @throws vn.dossier.setup.SetupException when the source lacks a table or column
   */
  DryRunResult of(LocalDate businessDate, Scope scope, boolean night) {
    Classifier classifier =
        new Classifier(rules, reading.dimensions(businessDate, rules).catalogue(), scope.asOf());
    DossierDryRun rehearsal = new DossierDryRun(warehouse);
    reading.read(
        scope,
        new RangeDryRun.Judge<Children>() {
          @Override
          public Children none() {
            return new Children(rules);
          }

          @Override
          public void met(List<ReadDossier<Children>> dossiers) {
            rehearsal.take(dossiers.stream().map(d -> judged(d, classifier)).toList());
          }

          @Override
          public void gone(List<String> ids) {
            rehearsal.take(ids.stream().map(ClassifiedDossier::gone).toList());
          }
        });
    Long scanned = night ? reading.count(scope) : null;
    return new DryRunResult(
        businessDate,
        scope,
        rehearsal.result(),
        disappearance.checks(scope, scanned, rehearsal.retired()).stream()
            .filter(Check::stops)
            .toList());
  }

  private static ClassifiedDossier judged(ReadDossier<Children> read, Classifier classifier) {
    RawDossier dossier = read.dossier();
    return new ClassifiedDossier(
        dossier.id(), dossier, classifier.classify(dossier, read.children()));
  }
}
