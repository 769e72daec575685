package vn.dossier.operate.session;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import vn.dossier.operate.process.BusinessZone;

/** Starts Spring for a command that needs databases, and ends it with the command. */
public final class Session {

  // There is none to inject before Spring has started
  private static final Clock CLOCK = Clock.systemUTC();

  /** To logback-spring.xml: log lines go only to standard error. */
  private static final String LOOKING = "looking";

  private final Class<?> application;
  private final String command;
  private final String[] settings;
  private final StartWatch watch;
  private final List<ApplicationContextInitializer<?>> initializers;

  /**
   * @param command as typed, without settings; shown to whoever finds an H2 file in use
   * @param settings Spring's own arguments, such as {@code --dossier.jobs=/etc/dossier/jobs}
   * @param watch who is told of a command that writes
   * @param initializers further ones, for tests
   */
  public Session(
      Class<?> application,
      String command,
      String[] settings,
      StartWatch watch,
      List<ApplicationContextInitializer<?>> initializers) {
    this.application = application;
    this.command = command;
    this.settings = settings;
    this.watch = watch;
    this.initializers = initializers;
  }

  /** Runs a command that writes to the warehouse; a dry run leaves no trace. */
  public int run(ToIntFunction<ApplicationContext> work) {
    boolean writes = !List.of(command.split(" ")).contains("--dry-run");
    return run(builder(), new DatabaseSettings(false), trace(writes), work);
  }

  /** Runs the demo over its own databases. */
  public int runDemo(ToIntFunction<ApplicationContext> work) {
    return run(builder(), new DatabaseSettings(true), trace(true), work);
  }

  /**
   * Runs the demo over databases in a folder of its own.
   *
   * @param ofDemo settings that go before those that were typed
   */
  public int runDemo(
      Path folder, Map<String, String> ofDemo, ToIntFunction<ApplicationContext> work) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    ofDemo.forEach((key, value) -> arguments.add("--%s=%s".formatted(key, value)));
    return run(
        builder(),
        DatabaseSettings.ofDemoIn(folder),
        trace(true),
        arguments.toArray(String[]::new),
        work);
  }

  /**
   * Runs a command over the demo's databases in a folder, where its log lies too. It sees what was
   * typed and no other settings, neither of the environment nor of Java.
   */
  public int runIn(Path folder, ToIntFunction<ApplicationContext> work) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    // Without the operator's file in the working directory
    arguments.add("--spring.config.location=classpath:/application.yml");
    arguments.add("--logging.file.name=" + folder.resolve("dossier-etl.log"));
    return run(
        builder().environment(new TypedEnvironment()),
        DatabaseSettings.ofDemoIn(folder),
        trace(false),
        arguments.toArray(String[]::new),
        work);
  }

  /** Without the sources that a standard environment begins with. */
  private static final class TypedEnvironment extends StandardEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {}
  }

  /**
   * Runs a command that works for the run of another process: no start of its own, and nobody is
   * told of it.
   */
  public int work(ToIntFunction<ApplicationContext> work) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--dossier.workers.enabled=true");
    return run(
        builder(),
        new DatabaseSettings(false),
        trace(false),
        arguments.toArray(String[]::new),
        work);
  }

  /** Runs a command that only looks over the configured databases, and leaves no log file. */
  public int look(ToIntFunction<ApplicationContext> work) {
    return run(looking(), new DatabaseSettings(false), trace(false), work);
  }

  /** Runs a command that needs nothing of the source, not even its settings. */
  public int runOnWarehouse(ToIntFunction<ApplicationContext> work) {
    return run(
        builder().lazyInitialization(true), DatabaseSettings.ofWarehouse(), trace(true), work);
  }

  /**
   * Runs a command that only looks: what it does not ask for is neither built nor connected to, so
   * a fault elsewhere does not keep it from answering. It leaves no log file either.
   */
  public int runLazily(ToIntFunction<ApplicationContext> work) {
    return run(looking().lazyInitialization(true), new DatabaseSettings(false), trace(false), work);
  }

  /**
   * Starts what a command needs that names its own database: settings and the log. Nothing of the
   * job is built, and no configured database is connected to.
   */
  public ConfigurableApplicationContext startApart() {
    SpringApplication spring =
        new SpringApplicationBuilder(Apart.class)
            .web(WebApplicationType.NONE)
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .build();
    spring.addInitializers(initializers.toArray(ApplicationContextInitializer[]::new));
    spring.addInitializers(new KnownSettings());
    return spring.run(settings);
  }

  /** No beans. */
  private static final class Apart {}

  private StartTrace trace(boolean kept) {
    return new StartTrace(command, kept, watch, CLOCK);
  }

  private SpringApplicationBuilder looking() {
    return builder().profiles(LOOKING);
  }

  private SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        // Signals are taken by StopSignal, which lets a run end at a chunk
        .registerShutdownHook(false)
        .logStartupInfo(false);
  }

  private int run(
      SpringApplicationBuilder builder,
      DatabaseSettings databases,
      StartTrace trace,
      ToIntFunction<ApplicationContext> work) {
    return run(builder, databases, trace, settings, work);
  }

  private int run(
      SpringApplicationBuilder builder,
      DatabaseSettings databases,
      StartTrace trace,
      String[] arguments,
      ToIntFunction<ApplicationContext> work) {
    SpringApplication spring = builder.build();
    try (BusinessZone zone = new BusinessZone();
        H2FileGuard file = new H2FileGuard(command, CLOCK)) {
      spring.addInitializers(initializers.toArray(ApplicationContextInitializer[]::new));
      spring.addInitializers(
          zone,
          trace,
          new RenamedSettings(),
          new KnownSettings(),
          databases,
          file,
          context -> trace.begin());
      return traced(spring, trace, arguments, work);
    }
  }

  private static int traced(
      SpringApplication spring,
      StartTrace trace,
      String[] arguments,
      ToIntFunction<ApplicationContext> work) {
    ConfigurableApplicationContext built;
    try {
      built = spring.run(arguments);
    } catch (RuntimeException e) {
      trace.fail(e, null);
      throw e;
    }
    try (ConfigurableApplicationContext context = built) {
      int code;
      try {
        code = work.applyAsInt(context);
      } catch (RuntimeException e) {
        trace.fail(e, context);
        throw e;
      }
      trace.end(code, context);
      return code;
    }
  }
}
