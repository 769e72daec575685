package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.warehouse.publish.RetiredFacts;
import vn.dossier.warehouse.publish.RetiredFacts.Days;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RunMeasures;
import vn.dossier.warehouse.run.RunPlan;

/**
 * Whether so much of what is published would vanish that the source was rather emptied, cut off or
 * mistaken for another. What earlier runs retired and none has published counts with it: the
 * warehouse is ahead of what is published, and a run that finds nothing more must not pass.
 */
@Component
public final class Disappearance {

  private static final Days ALL = new Days(Scope.NO_LOWER_BOUND, LocalDate.of(9999, 12, 31));

  /** Facts that are gone of those that were published on some days. */
  private record Loss(Days days, long gone, long published) {

    BigDecimal percent() {
      return RunMeasures.percent(gone, published);
    }

    String text() {
      String accepted =
          days.equals(ALL)
              ? "published"
              : days.from().equals(Scope.NO_LOWER_BOUND)
                  ? "accepted up to " + days.to()
                  : "accepted from %s to %s".formatted(days.from(), days.to());
      return "%,d of %,d facts %s are gone since the last publish"
          .formatted(gone, published, accepted);
    }
  }

  private final CheckSettings settings;
  private final RetiredFacts retired;
  private final RunMeasures measures;

  Disappearance(CheckSettings settings, RetiredFacts retired, RunMeasures measures) {
    this.settings = settings;
    this.retired = retired;
    this.measures = measures;
  }

  /** The checks that a run of this plan is asked after its load. */
  public List<Check> checks(RunPlan plan) {
    List<Check> checks = new ArrayList<>();
    facts(retired.byDate(), Stream.empty()).ifPresent(checks::add);
    if (plan.isNightly()) {
      source(plan.scope(), measures.counts(plan).scanned()).ifPresent(checks::add);
    }
    return checks;
  }

  /**
   * The same of a dry run.
   *
   * @param scanned dossiers of a night that its scan saw; null when it is no night
   * @param change by how much it would change the facts that are gone, by accepted date
   */
  public List<Check> checks(Scope scope, Long scanned, SortedMap<LocalDate, Long> change) {
    SortedMap<LocalDate, Long> gone = retired.byDate();
    change.forEach((date, facts) -> gone.merge(date, facts, Long::sum));
    List<Check> checks = new ArrayList<>();
    facts(gone, Stream.of(new Days(scope.from(), scope.to()))).ifPresent(checks::add);
    if (scanned != null) {
      source(scope, scanned).ifPresent(checks::add);
    }
    return checks;
  }

  /**
   * Compares the dossiers that the source has in scope with those of the night published last.
   *
   * @param scanned dossiers in scope, without what the warehouse alone knows to look up
   * @return empty when the check is off, or there is no night to compare with
   */
  public Optional<Check> source(Scope scope, long scanned) {
    CheckSetting setting = settings.of(MeasuredCheck.SOURCE_SHRUNK);
    if (!setting.asked()) {
      return Optional.empty();
    }
    return measures
        .comparable(scope)
        .filter(night -> night.scanned() >= setting.option("least-dossiers"))
        .map(
            night ->
                setting
                    .judge(
                        MeasuredCheck.SOURCE_SHRUNK.text(),
                        RunMeasures.percent(
                            Math.max(0, night.scanned() - scanned), night.scanned()))
                    .explained(
                        "the source has %,d dossiers in scope, it had %,d for %s"
                            .formatted(scanned, night.scanned(), night.businessDate())));
  }

  // Whichever run retired them, its scope is what they are a part of
  private Optional<Check> facts(SortedMap<LocalDate, Long> gone, Stream<Days> also) {
    CheckSetting setting = settings.of(MeasuredCheck.RETIRED);
    if (!setting.asked() || sum(gone, ALL) < setting.option("least-facts")) {
      return Optional.empty();
    }
    Set<Days> scopes = new HashSet<>(retired.scopes());
    also.forEach(scopes::add);
    scopes.add(ALL);
    return scopes.stream()
        .filter(days -> sum(gone, days) >= setting.option("least-facts"))
        .map(days -> new Loss(days, sum(gone, days), retired.published(days)))
        .max(Comparator.comparing(Loss::percent).thenComparing(loss -> loss.days().from()))
        .map(
            loss ->
                setting.judge(MeasuredCheck.RETIRED.text(), loss.percent()).explained(loss.text()));
  }

  private static long sum(SortedMap<LocalDate, Long> facts, Days days) {
    return facts.subMap(days.from(), days.to().plusDays(1)).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
