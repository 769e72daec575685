package vn.dossier.nightly.dryrun;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.launch.PublishedDate;
import vn.dossier.scope.Scope;
import vn.dossier.setup.SetupException;
import vn.dossier.source.ReadDossier;
import vn.dossier.warehouse.compare.RulesCompared;
import vn.dossier.warehouse.compare.RulesComparison;
import vn.dossier.warehouse.compare.RulesComparison.Pair;
import vn.dossier.warehouse.dimension.DryRunDimensions;
import vn.dossier.warehouse.load.ClassifiedDossier;
import vn.dossier.warehouse.run.RunLookup;

/** What a backfill under other rules would change if it ran now; not a row is written. */
@Component
public final class RulesDryRun {

  private final RangeDryRun reading;
  private final Rules present;
  private final RunLookup lookup;
  private final JdbcTemplate warehouse;
  private final Clock clock;

  RulesDryRun(
      RangeDryRun reading, Rules present, RunLookup lookup, JdbcTemplate warehouse, Clock clock) {
    this.reading = reading;
    this.present = present;
    this.lookup = lookup;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Judges dossiers by both rules.
   *
   * @param other the rules to try
   * @param month accepted month; null for all dates up to the last one published
   * @throws SetupException when no night is published, none of the month, or the source lacks a
   *     table or column
   */
  public RulesCompared of(Rules other, YearMonth month) {
    Scope scope = scope(month);
    LocalDate reach = lookup.publishedDate().orElseThrow();
    DryRunDimensions then = reading.dimensions(reach, other);
    Classifier byThose = new Classifier(other, then.catalogue(), scope.asOf());
    Classifier byThese =
        new Classifier(present, reading.dimensions(reach, present).catalogue(), scope.asOf());
    RulesComparison comparison = new RulesComparison(warehouse, reach, then);
    reading.read(
        scope,
        new RangeDryRun.Judge<BothChildren>() {
          @Override
          public BothChildren none() {
            return new BothChildren(new Children(present), new Children(other));
          }

          @Override
          public void seen(List<ReadDossier<BothChildren>> dossiers) {
            comparison.take(
                dossiers.stream()
                    .map(
                        d ->
                            new Pair(
                                classified(d.dossier(), d.children().byThese(), byThese),
                                classified(d.dossier(), d.children().byThose(), byThose)))
                    .toList());
          }

          @Override
          public void gone(List<String> ids) {
            comparison.take(
                ids.stream()
                    .map(id -> new Pair(ClassifiedDossier.gone(id), ClassifiedDossier.gone(id)))
                    .toList());
          }
        });
    return comparison.result(scope, month, present.ruleSet(), other.ruleSet());
  }

  private Scope scope(YearMonth month) {
    LocalDate published = PublishedDate.of(lookup);
    if (month == null) {
      return Scope.range(Scope.NO_LOWER_BOUND, published, LocalDate.now(clock));
    }
    LocalDate from = month.atDay(1);
    if (from.isAfter(published)) {
      throw new SetupException(
          "--month %s is after %s, the last date published".formatted(month, published));
    }
    LocalDate end = month.atEndOfMonth();
    return Scope.range(from, end.isAfter(published) ? published : end, LocalDate.now(clock));
  }

  private static ClassifiedDossier classified(
      RawDossier dossier, Children children, Classifier classifier) {
    return new ClassifiedDossier(dossier.id(), dossier, classifier.classify(dossier, children));
  }

  /** The children of a code by the present rules, and by the others. */
  private record BothChildren(Children byThese, Children byThose) implements ChildTaker {

    @Override
    public void add(RawComponent component) {
      byThese.add(component);
      byThose.add(component);
    }

    @Override
    public void add(RawPayment payment) {
      byThese.add(payment);
      byThose.add(payment);
    }
  }
}
