package vn.dossier.operate.session;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.nightly.launch.Outcome;
import vn.dossier.warehouse.run.Start;
import vn.dossier.warehouse.run.StartStore;

/**
 * Leaves the row of a start in etl_start: by connections of its own, outside of lock and fence,
 * since a command may fail before it has them. Best effort: when the row cannot be written, the log
 * says so and the command's exit code stands.
 */
public final class StartTrace
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger log = LoggerFactory.getLogger(StartTrace.class);

  // Goes to the file alone: what a command says when it fails is one line
  private static final Logger FILE =
      LoggerFactory.getLogger("vn.dossier.operate.CommandLineInterface");

  private static final String LOST = "This start left no row in etl_start: {}";

  private static final String NO_CONNECTION = "08";

  private final String command;
  private final boolean kept;
  private final StartWatch watch;
  private final Clock clock;
  private ConfigurableEnvironment environment;
  private Start start;
  private boolean begun;
  private RuntimeException lost;
  private String cause;
  private Long execution;

  /**
   * @param command as typed, without settings
   * @param kept whether it writes to the warehouse; else there is no trace, and nobody is told
   * @param watch who is told of it
   */
  StartTrace(String command, boolean kept, StartWatch watch, Clock clock) {
    this.command = command;
    this.kept = kept;
    this.watch = watch;
    this.clock = clock;
  }

  /** Takes the settings as given: the start counts from here on, even when they are refused. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    environment = context.getEnvironment();
    start =
        Start.begun(
            command,
            version(),
            System.getProperty("user.name"),
            H2FileGuard.host(),
            ProcessHandle.current().pid(),
            now());
    context.getBeanFactory().registerSingleton("startTrace", this);
  }

  /** Writes the row, unless it is there: before anything is built, or else behind migrations. */
  public void begin() {
    if (!kept || start.id() != 0) {
      return;
    }
    if (!begun) {
      begun = true;
      tell(() -> watch.begun(start, environment));
    }
    try {
      start = start.numbered(store().add(start));
    } catch (RuntimeException e) {
      // Before the first night there is no table
      lost = e;
    }
  }

  /** Notes how the run of a command ended; when it starts several, the last one counts. */
  public static void note(ApplicationContext context, Outcome outcome) {
    context.getBeanProvider(StartTrace.class).ifAvailable(trace -> trace.note(outcome));
  }

  private void note(Outcome outcome) {
    if (outcome.jobExecutionId() != null) {
      execution = outcome.jobExecutionId();
    }
    cause = outcome.code() == ExitCode.OK ? null : outcome.message();
  }

  /** The command has ended by itself. */
  void end(int exitCode, ApplicationContext context) {
    finish(exitCode, exitCode == 0 ? null : cause, context);
  }

  /**
   * The command has ended by an exception.
   *
   * @param context null when it could not be built
   */
  void fail(RuntimeException thrown, ApplicationContext context) {
    Failure failure = Failure.of(thrown);
    finish(failure.code().number(), failure.line(), context);
  }

  private void finish(int exitCode, String why, ApplicationContext context) {
    if (!kept) {
      return;
    }
    if (start == null) {
      FILE.warn(LOST, "the settings could not be read");
      return;
    }
    Start ended = start.ended(now(), exitCode, why, execution);
    try {
      if (exitCode != 0 && isUnreachable(lost)) {
        // It would wait once more for a server that does not answer
        FILE.warn(LOST, Failure.of(lost).line());
      } else {
        write(ended);
      }
    } catch (RuntimeException e) {
      (exitCode == 0 ? log : FILE).warn(LOST, Failure.of(e).line());
    }
    tell(() -> watch.ended(ended, environment, context));
  }

  // Whatever goes wrong there, the command ends as it would have
  private static void tell(Runnable words) {
    try {
      words.run();
    } catch (RuntimeException e) {
      FILE.warn("Nobody was told of this command", e);
    }
  }

  private void write(Start ended) {
    if (ended.id() == 0) {
      store().add(ended);
    } else {
      store().end(ended);
    }
  }

  private static boolean isUnreachable(RuntimeException thrown) {
    return thrown instanceof CannotGetJdbcConnectionException
        && thrown.getCause() instanceof SQLException refused
        && refused.getSQLState() != null
        && refused.getSQLState().startsWith(NO_CONNECTION);
  }

  private StartStore store() {
    return new StartStore(new JdbcTemplate(WarehouseAlone.of(environment)));
  }

  // The process lives in the zone of the dossiers; servers would round a part of a second up
  private LocalDateTime now() {
    return Timestamp.from(clock.instant()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
  }

  // The beans that know it may never be built
  private static String version() {
    try {
      return PropertiesLoaderUtils.loadProperties(
              new ClassPathResource("META-INF/build-info.properties"))
          .getProperty("build.version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
