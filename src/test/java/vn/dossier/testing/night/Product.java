package vn.dossier.testing.night;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.dossier.DossierEtl;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.nightly.dryrun.DryRunResult;
import vn.dossier.nightly.dryrun.LoadDryRun;
import vn.dossier.nightly.dryrun.RulesDryRun;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.nightly.launch.RunRestarter;
import vn.dossier.nightly.launch.RunStarter;
import vn.dossier.nightly.launch.Withdrawal;
import vn.dossier.nightly.plan.Acceptance;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.operate.lock.RunGuard;
import vn.dossier.operate.session.DatabaseSettings;
import vn.dossier.recalculation.NightRunner;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.warehouse.compare.RulesCompared;
import vn.dossier.warehouse.load.DryRunCounts;

/** The program over two databases, kept open for many commands, on days that a test chooses. */
public final class Product implements NightRunner, AutoCloseable {

  private static final ZoneId ZONE = ProvincialDay.ZONE;

  private final ConfigurableApplicationContext context;
  private final Today today = new Today();

  /** A clock that stands still at ten in the morning. */
  private static final class Today extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /**
   * @param settings as an operator would write them, the six among them
   */
  public Product(Map<String, Object> settings) {
    this(settings, null);
  }

  /**
   * @param settings as an operator would write them, the six among them
   * @param around what a test puts around the program's parts; null for nothing
   */
  public Product(Map<String, Object> settings, BeanPostProcessor around) {
    context =
        new SpringApplicationBuilder(DossierEtl.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .initializers(
                new ClassesReadOnce(),
                start -> {
                  start
                      .getEnvironment()
                      .getPropertySources()
                      .addFirst(new MapPropertySource("test", settings));
                  if (around != null) {
                    start.getBeanFactory().addBeanPostProcessor(around);
                  }
                  ((GenericApplicationContext) start)
                      .registerBean(
                          "today", Clock.class, () -> today, bean -> bean.setPrimary(true));
                },
                new DatabaseSettings(false))
            .run();
  }

  /** A bean of the program. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public int run(LocalDate day, String... commandLine) {
    return outcome(day, commandLine).code().number();
  }

  /** How a command ends that runs the job. */
  public Outcome outcome(LocalDate day, String... commandLine) {
    today.now = day.atTime(10, 0).atZone(ZONE).toInstant();
    List<String> arguments = Arrays.asList(commandLine);
    RunStarter runs = get(RunStarter.class);
    return get(RunGuard.class)
        .alone(
            commandLine[0],
            () ->
                switch (commandLine[0]) {
                  case "nightly" ->
                      runs.nightly(
                          date(arguments, "--date"),
                          day,
                          arguments.contains("--full"),
                          arguments.contains("--force"),
                          acceptance(arguments, day));
                  case "backfill" ->
                      runs.backfill(
                          date(arguments, "--from"),
                          date(arguments, "--to"),
                          acceptance(arguments, day));
                  case "rejects" -> runs.replay(reason(arguments), acceptance(arguments, day));
                  case "withdraw" -> get(Withdrawal.class).from(date(arguments, "--date"), day);
                  case "rerun" -> rerun(step(arguments), acceptance(arguments, day));
                  case "recover" -> get(RunRestarter.class).recover(null);
                  default -> throw new IllegalArgumentException(commandLine[0]);
                });
  }

  /** What a dry run of a backfill tells on a day. */
  public DryRunCounts dryRun(LocalDate day, LocalDate from, LocalDate to) {
    today.now = day.atTime(10, 0).atZone(ZONE).toInstant();
    return get(RunGuard.class)
        .undisturbed(() -> get(LoadDryRun.class).ofBackfill(from, to).would());
  }

  /** What a comparison of rules tells on a day; all dates when the month is null. */
  public RulesCompared compare(LocalDate day, Path rules, YearMonth month) {
    today.now = day.atTime(10, 0).atZone(ZONE).toInstant();
    Rules other = SourceAdapter.rules(rules);
    return get(RunGuard.class).undisturbed(() -> get(RulesDryRun.class).of(other, month));
  }

  /** What a dry run of a night tells on a day. */
  public DryRunResult dryRun(LocalDate day, LocalDate night, boolean full) {
    today.now = day.atTime(10, 0).atZone(ZONE).toInstant();
    return get(RunGuard.class).undisturbed(() -> get(LoadDryRun.class).ofNight(night, full));
  }

  private Outcome rerun(StepName step, Acceptance accepted) {
    RunRestarter reruns = get(RunRestarter.class);
    return step == null ? reruns.rerun(null, accepted) : reruns.rerunFrom(step, null, accepted);
  }

  private static Acceptance acceptance(List<String> arguments, LocalDate day) {
    return arguments.contains("--accept-retired")
        ? new Acceptance("dba", "desk", day.atTime(7, 0))
        : null;
  }

  private static StepName step(List<String> arguments) {
    int option = arguments.indexOf("--step");
    return option < 0 ? null : StepName.of(arguments.get(option + 1)).orElseThrow();
  }

  private static LocalDate date(List<String> arguments, String option) {
    return LocalDate.parse(arguments.get(arguments.indexOf(option) + 1));
  }

  private static RejectReason reason(List<String> arguments) {
    int option = arguments.indexOf("--reason");
    return option < 0 ? null : RejectReason.valueOf(arguments.get(option + 1));
  }

  @Override
  public void close() {
    context.close();
  }
}
