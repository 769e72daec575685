package vn.dossier.nightly.dryrun;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.gate.Disappearance;
import vn.dossier.nightly.launch.BackfillRange;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.scope.Scope;
import vn.dossier.setup.SetupException;
import vn.dossier.source.ReadDossier;
import vn.dossier.warehouse.load.ClassifiedDossier;
import vn.dossier.warehouse.load.DossierDryRun;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RunLookup;

/**
 * What a night or a backfill would change if it ran now: the same reader, rules and comparison,
 * page by page, and not a row is written. What it counts holds only while no run writes beside it.
 */
@Component
public final class LoadDryRun {

  private final RangeDryRun reading;
  private final Rules rules;
  private final Disappearance disappearance;
  private final RunLookup lookup;
  private final Clock clock;
  private final JdbcTemplate warehouse;

  LoadDryRun(
      RangeDryRun reading,
      Rules rules,
      Disappearance disappearance,
      RunLookup lookup,
      Clock clock,
      JdbcTemplate warehouse) {
    this.reading = reading;
    this.rules = rules;
    this.disappearance = disappearance;
    this.lookup = lookup;
    this.clock = clock;
    this.warehouse = warehouse;
  }

  /**
   * Reads the dossiers of a range as {@link RunStarter#backfill} does.
   *
   * @param from first accepted date
   * @param to last accepted date
   * @throws SetupException when no night is published, the range is not before its date, or the
   *     source lacks a table or column
   */
  public DryRunResult ofBackfill(LocalDate from, LocalDate to) {
    LocalDate published = BackfillRange.of(from, to, lookup).businessDate();
    return of(published, Scope.range(from, to, LocalDate.now(clock)), false);
  }

  /**
   * Reads the dossiers of a night as {@link RunStarter#nightly} does when it plans it again, be it
   * loaded already or not: everything in its scope, whatever checksums would say.
   *
   * @param date the business date
   * @param full whether to read without a lower bound
   * @throws SetupException when the date has not come yet, or the source lacks a table or column
   */
  public DryRunResult ofNight(LocalDate date, boolean full) {
    LocalDate today = LocalDate.now(clock);
    if (date.isAfter(today)) {
      throw new SetupException("%s has not come yet: today is %s".formatted(date, today));
    }
    boolean all = full || lookup.publishedDate().isEmpty();
    return of(date, all ? Scope.full(date, today) : Scope.rolling(date, today), true);
  }

  private DryRunResult of(LocalDate businessDate, Scope scope, boolean night) {
    Classifier classifier =
        new Classifier(rules, reading.dimensions(businessDate, rules).catalogue(), scope.asOf());
    DossierDryRun dryRun = new DossierDryRun(warehouse);
    reading.read(
        scope,
        new RangeDryRun.Judge<Children>() {
          @Override
          public Children none() {
            return new Children(rules);
          }

          @Override
          public void seen(List<ReadDossier<Children>> dossiers) {
            dryRun.take(dossiers.stream().map(d -> classified(d, classifier)).toList());
          }

          @Override
          public void gone(List<String> ids) {
            dryRun.take(ids.stream().map(ClassifiedDossier::gone).toList());
          }
        });
    Long scanned = night ? reading.count(scope) : null;
    return new DryRunResult(
        businessDate,
        scope,
        dryRun.result(),
        disappearance.checks(scope, scanned, dryRun.retired()).stream()
            .filter(Check::stops)
            .toList());
  }

  private static ClassifiedDossier classified(ReadDossier<Children> read, Classifier classifier) {
    RawDossier dossier = read.dossier();
    return new ClassifiedDossier(
        dossier.id(), dossier, classifier.classify(dossier, read.children()));
  }
}
