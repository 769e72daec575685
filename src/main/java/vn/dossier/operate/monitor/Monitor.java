package vn.dossier.operate.monitor;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.PropertyResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.answer.CurrentStatus;
import vn.dossier.operate.lineage.RunEvents;
import vn.dossier.operate.session.StartWatch;
import vn.dossier.operate.status.Status.Verdict;
import vn.dossier.operate.trace.CommandTrace;
import vn.dossier.warehouse.run.Start;

/**
 * Tells whoever is set how a command that loads went, and in what state the night is. What goes
 * wrong with that is a line of the log.
 */
public final class Monitor implements StartWatch {

  private static final Logger log = LoggerFactory.getLogger(Monitor.class);

  // Goes to the file alone: what a command says when it fails is one line
  private static final Logger FILE =
      LoggerFactory.getLogger("vn.dossier.operate.CommandLineInterface");

  private static final String NIGHTLY = "nightly";

  /** Others keep the warehouse, or only look. */
  private static final Set<String> LOADING =
      Set.of(NIGHTLY, "rerun", "backfill", "rejects", "withdraw");

  private static final int SECONDS = 15;

  // Whoever asked for a stop does not wait long
  private static final int SECONDS_AFTER_A_STOP = 5;
  private static final int SECONDS_TO_READ = 5;
  private static final int TRIES = 3;

  /**
   * What a warehouse says when a command has ended.
   *
   * @param gauges all of the night's; null when they could not be read
   * @param verdict on last night; null when it is not known
   * @param ofNight whether the command worked at a night
   */
  private record Seen(Exposition gauges, Verdict verdict, boolean ofNight) {}

  // Those since the start before; a command makes up for a few nights at most
  private static final String EXECUTIONS =
      """
      SELECT JOB_EXECUTION_ID, CREATE_TIME FROM BATCH_JOB_EXECUTION
      WHERE JOB_EXECUTION_ID <= ? AND JOB_EXECUTION_ID >
        (SELECT COALESCE(MAX(job_execution_id), 0) FROM etl_start WHERE start_id < ?)
      ORDER BY JOB_EXECUTION_ID DESC LIMIT 100
      """;

  private final Errands errands = new Errands();
  private MonitorSettings settings;
  private Places places;
  private long readUntil;

  @Override
  public void begun(Start start, PropertyResolver given) {
    if (!LOADING.contains(start.verb())) {
      return;
    }
    prepare(given);
    settings.problems().forEach(problem -> log.warn("{}: this run goes on without it", problem));
    if (start.verb().equals(NIGHTLY)) {
      Exposition gauges = StartGauges.begun(start);
      if (settings.metricsFile() != null) {
        errands.begin(MonitorSettings.METRICS_FILE, () -> places.file(gauges, false));
      }
      if (settings.pushgateway() != null) {
        errands.begin(MonitorSettings.PUSHGATEWAY, () -> places.push(gauges, false, 1));
      }
      if (settings.heartbeat() != null) {
        errands.begin(MonitorSettings.HEARTBEAT, () -> places.beat("/start", 1));
      }
    }
  }

  private void prepare(PropertyResolver given) {
    if (settings == null) {
      settings = MonitorSettings.of(given);
      places = new Places(settings);
    }
  }

  @Override
  public void ended(Start ended, PropertyResolver given, ApplicationContext context) {
    if (!LOADING.contains(ended.verb())) {
      return;
    }
    prepare(given);
    if (settings.tellNobody()) {
      return;
    }
    readUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_READ);
    Seen seen = seen(ended, context);
    // Whoever was turned away by another run leaves the night to that one
    if (ended.exitCode() != ExitCode.BUSY.number()) {
      measure(ended, seen);
      trace(ended, context);
      lineage(ended, context);
      if (settings.heartbeat() != null && seen.ofNight()) {
        errands.add(MonitorSettings.HEARTBEAT, () -> places.beat("/" + ended.exitCode(), TRIES));
      }
    }
    if (settings.notifies(ended.exitCode())) {
      Message message = Message.of(ended, seen.verdict());
      errands.add(MonitorSettings.NOTIFY, () -> places.tell(message, TRIES));
    }
    Logger told = ended.exitCode() == ExitCode.OK.number() ? log : FILE;
    int seconds = ended.exitCode() == ExitCode.STOPPED.number() ? SECONDS_AFTER_A_STOP : SECONDS;
    errands
        .await(seconds)
        .forEach(problem -> told.warn("{}: this end was not told there", problem));
  }

  private void measure(Start ended, Seen seen) {
    boolean nightly = ended.verb().equals(NIGHTLY);
    boolean whole = seen.gauges() != null;
    if (!whole && !nightly) {
      return;
    }
    // The process knows best how its own night ended: its row may be lost
    Exposition known = StartGauges.ended(ended);
    Exposition gauges =
        !whole ? known : nightly ? known.over(seen.gauges().toString()) : seen.gauges();
    if (settings.metricsFile() != null) {
      errands.add(MonitorSettings.METRICS_FILE, () -> places.file(gauges, whole));
    }
    if (settings.pushgateway() != null) {
      errands.add(MonitorSettings.PUSHGATEWAY, () -> places.push(gauges, whole, TRIES));
    }
  }

  private void trace(Start ended, ApplicationContext context) {
    if (settings.traces() != null) {
      String trace =
          ask(
              context,
              () -> CommandTrace.of(ended, executions(ended, context), context),
              CommandTrace.of(ended));
      errands.add(MonitorSettings.TRACES, () -> places.trace(trace, TRIES));
    }
  }

  private void lineage(Start ended, ApplicationContext context) {
    if (!settings.tellsLineage()) {
      return;
    }
    String namespace = settings.namespace();
    List<String> known =
        ask(
            context,
            () -> RunEvents.of(ended, executions(ended, context), namespace, context),
            null);
    if (known == null && !ended.isUnsuccessful()) {
      String setting =
          settings.lineage() != null ? MonitorSettings.LINEAGE : MonitorSettings.LINEAGE_FILE;
      errands.add(
          setting, () -> Optional.of(setting + ": the warehouse did not say what the run was"));
      return;
    }
    // One that failed before it was a run is told as well; one that had nothing to do is none
    List<String> events =
        (known == null || known.isEmpty()) && ended.isUnsuccessful()
            ? RunEvents.of(ended, namespace)
            : known;
    if (settings.lineage() != null) {
      errands.add(MonitorSettings.LINEAGE, () -> places.lineage(events, TRIES));
    }
    if (settings.lineageFile() != null) {
      errands.add(MonitorSettings.LINEAGE_FILE, () -> places.lineageFile(events));
    }
  }

  private static List<Long> executions(Start ended, ApplicationContext context) {
    if (ended.jobExecutionId() == null) {
      return List.of();
    }
    List<Long> started = new ArrayList<>();
    context
        .getBean(JdbcTemplate.class)
        .query(
            EXECUTIONS,
            rs -> {
              // Read as Spring Batch writes it; a process that was killed noted none
              LocalDateTime made = rs.getTimestamp("CREATE_TIME").toLocalDateTime();
              if (!made.isBefore(ended.startedAt())) {
                started.add(0, rs.getLong("JOB_EXECUTION_ID"));
              }
            },
            ended.jobExecutionId(),
            ended.id());
    return started;
  }

  private Seen seen(Start ended, ApplicationContext context) {
    boolean nightly = ended.verb().equals(NIGHTLY);
    return ask(context, () -> read(ended, context), new Seen(null, null, nightly));
  }

  /** What the warehouse answers in time; something else when it does not, or there is none. */
  private <T> T ask(ApplicationContext context, Callable<T> question, T otherwise) {
    if (context == null) {
      return otherwise;
    }
    try {
      return errands
          .begin("warehouse", question)
          .get(Math.max(0, readUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // It is away, or not ours: the command has said so
      FILE.debug("The warehouse does not tell how the night is", e);
      return otherwise;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
  }

  private static Seen read(Start ended, ApplicationContext context) {
    NightGauges gauges = new NightGauges(context);
    Verdict verdict = CurrentStatus.read(context, 1).verdict();
    return new Seen(
        gauges.read(),
        verdict,
        ended.verb().equals(NIGHTLY) || gauges.isOfNight(ended.jobExecutionId()));
  }
}
