package vn.dossier.nightly.gate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.dossier.scope.Scope;
import vn.dossier.source.DossierSource;
import vn.dossier.source.SourceFreshness;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.run.RejectCounts;
import vn.dossier.warehouse.run.RunMeasures;
import vn.dossier.warehouse.run.RunPlan;

/** Measures what jobs/checks.yml asks for, after the load of a run. */
@Component
public final class MeasuredChecks {

  private static final long AGE_OF_NO_ROW = 9999;

  private final CheckSettings settings;
  private final RunMeasures measures;
  private final RejectCounts rejects;
  private final DossierSource source;
  private final SourceFreshness freshness;

  MeasuredChecks(
      CheckSettings settings,
      RunMeasures measures,
      RejectCounts rejects,
      DossierSource source,
      SourceFreshness freshness) {
    this.settings = settings;
    this.measures = measures;
    this.rejects = rejects;
    this.source = source;
    this.freshness = freshness;
  }

  /** The checks of the file that a run of this plan is asked. */
  public List<Check> of(RunPlan plan) {
    List<Check> checks = new ArrayList<>();
    for (MeasuredCheck check : MeasuredCheck.values()) {
      CheckSetting setting = settings.of(check);
      if (setting.asked()) {
        measure(check, setting, plan)
            .ifPresent(observed -> checks.add(setting.judge(check.text(), observed)));
      }
    }
    return checks;
  }

  private Optional<BigDecimal> measure(MeasuredCheck check, CheckSetting setting, RunPlan plan) {
    boolean asked =
        switch (check) {
          // A day that is not over has too few
          case VOLUME_OF_DAY -> plan.isNightly() && !plan.isProvisional();
          case SOURCE_AGE -> plan.isNightly();
          case UNKNOWN_CHANNEL, UNKNOWN_PROCEDURE, REJECTS -> plan.scope().scans();
          // What it has not read, the source has counted: partitions-add-up compares that
          case SOURCE_COUNT -> plan.scope().scans() && !plan.changesOnly();
          // Asked by Disappearance
          case RETIRED, SOURCE_SHRUNK -> false;
        };
    if (!asked) {
      return Optional.empty();
    }
    return switch (check) {
      case VOLUME_OF_DAY -> volume(setting, plan.businessDate());
      case UNKNOWN_CHANNEL -> {
        RunMeasures.Facts facts = facts(setting, plan);
        yield share(facts.unknownChannel(), facts.dossiers(), setting);
      }
      case UNKNOWN_PROCEDURE -> {
        RunMeasures.Facts facts = facts(setting, plan);
        yield share(facts.unknownProcedure(), facts.dossiers(), setting);
      }
      case REJECTS ->
          share(rejects.standing(plan), measures.counts(plan).sourceDossiers(), setting);
      case SOURCE_AGE -> Optional.of(BigDecimal.valueOf(age(setting, plan)));
      case RETIRED, SOURCE_SHRUNK -> Optional.empty();
      case SOURCE_COUNT ->
          Optional.of(
              BigDecimal.valueOf(
                  Math.abs(source.count(plan.scope()) - measures.counts(plan).scanned())));
    };
  }

  private Optional<BigDecimal> volume(CheckSetting setting, LocalDate day) {
    List<Long> past = measures.sameWeekday(day, setting.option("weeks"));
    if (past.isEmpty() || past.size() < setting.option("least-weeks")) {
      return Optional.empty();
    }
    List<Long> sorted = past.stream().sorted().toList();
    int middle = sorted.size() / 2;
    // Twice the median, which of an even number lies between the middle two
    long median = sorted.get(middle) + sorted.get(sorted.size() - 1 - middle);
    if (median == 0) {
      return Optional.empty();
    }
    long off = Math.abs(2 * measures.facts(day, day).dossiers() - median);
    return Optional.of(RunMeasures.percent(off, median));
  }

  private RunMeasures.Facts facts(CheckSetting setting, RunPlan plan) {
    Scope scope = plan.scope();
    LocalDate first =
        plan.isNightly() ? scope.to().minusDays(setting.option("days") - 1L) : scope.from();
    return measures.facts(first, scope.to());
  }

  private static Optional<BigDecimal> share(long part, long whole, CheckSetting setting) {
    return whole < setting.option("least-dossiers")
        ? Optional.empty()
        : Optional.of(RunMeasures.percent(part, whole));
  }

  // Accepted dates are asked first: they answer at once, and mostly suffice
  private long age(CheckSetting setting, RunPlan plan) {
    LocalDate asOf = plan.scope().asOf();
    long accepted = age(freshness.accepted(asOf), plan);
    return setting.first().compareTo(BigDecimal.valueOf(accepted)) >= 0
        ? accepted
        : Math.min(accepted, age(freshness.changed(asOf), plan));
  }

  private static long age(Optional<LocalDate> newest, RunPlan plan) {
    return newest
        .map(day -> Math.max(0, ChronoUnit.DAYS.between(day, plan.businessDate())))
        .orElse(AGE_OF_NO_ROW);
  }
}
