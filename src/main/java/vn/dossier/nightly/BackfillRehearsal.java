package vn.dossier.nightly;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.RawDossier;
import vn.dossier.classify.Rules;
import vn.dossier.classify.Scope;
import vn.dossier.source.ReadDossier;
import vn.dossier.warehouse.DossierRehearsal;
import vn.dossier.warehouse.Judgement;
import vn.dossier.warehouse.Rehearsed;
import vn.dossier.warehouse.RunLookup;

/**
 * What a backfill would change if it ran now: the same reader, rules and comparison, page by page,
 * and not a row is written. What it counts holds only while no run writes beside it.
 */
@Component
public final class BackfillRehearsal {

  private final RangeRehearsal reading;
  private final Rules rules;
  private final RunLookup lookup;
  private final JdbcTemplate warehouse;
  private final Clock clock;

  BackfillRehearsal(
      RangeRehearsal reading, Rules rules, RunLookup lookup, JdbcTemplate warehouse, Clock clock) {
    this.reading = reading;
    this.rules = rules;
    this.lookup = lookup;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Reads the dossiers of a range as {@link Runs#backfill} does.
   *
   * @param from first accepted date
   * @param to last accepted date
   * @throws vn.dossier.source.SetupException when no night is published, the range is not before
   *     its date, or the source lacks a table or column
   */
  public Rehearsed of(LocalDate from, LocalDate to) {
    BackfillRange range = BackfillRange.of(from, to, lookup);
    Scope scope = Scope.range(from, to, LocalDate.now(clock));
    Classifier classifier =
        new Classifier(
            rules, reading.dimensions(range.businessDate(), rules).catalogue(), scope.asOf());
    DossierRehearsal rehearsal = new DossierRehearsal(warehouse);
    reading.read(
        scope,
        new RangeRehearsal.Judge<Children>() {
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
            rehearsal.take(ids.stream().map(Judgement::gone).toList());
          }
        });
    return rehearsal.result();
  }

  private static Judgement judged(ReadDossier<Children> read, Classifier classifier) {
    RawDossier dossier = read.dossier();
    return new Judgement(dossier.id(), dossier, classifier.classify(dossier, read.children()));
  }
}
