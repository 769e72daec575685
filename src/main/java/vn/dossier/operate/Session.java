package vn.dossier.operate;

import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for a command that needs databases, and ends it with the command. */
final class Session {

  /** To logback-spring.xml: log lines go to standard error alone. */
  private static final String LOOKING = "looking";

  private final Class<?> application;
  private final String command;
  private final String[] settings;
  private final List<ApplicationContextInitializer<?>> initializers;

  /**
   * @param command as typed, without settings; shown to whoever finds an H2 file in use
   * @param settings Spring's own arguments, such as {@code --dossier.jobs=/etc/dossier/jobs}
   * @param initializers further ones, for tests
   */
  Session(
      Class<?> application,
      String command,
      String[] settings,
      List<ApplicationContextInitializer<?>> initializers) {
    this.application = application;
    this.command = command;
    this.settings = settings;
    this.initializers = initializers;
  }

  /** Runs a command over the configured databases. */
  int run(ToIntFunction<ApplicationContext> command) {
    return run(builder(), new DatabaseSettings(false), command);
  }

  /** Runs the demo over its own databases. */
  int runDemo(ToIntFunction<ApplicationContext> command) {
    return run(builder(), new DatabaseSettings(true), command);
  }

  /** Runs a command that only looks over the configured databases, and leaves no log file. */
  int look(ToIntFunction<ApplicationContext> command) {
    return run(looking(), new DatabaseSettings(false), command);
  }

  /** Runs a command that needs nothing of the source, not even its settings. */
  int runOnWarehouse(ToIntFunction<ApplicationContext> command) {
    return run(builder().lazyInitialization(true), DatabaseSettings.ofWarehouse(), command);
  }

  /**
   * Runs a command that only looks: what it does not ask for is neither built nor connected to, so
   * a fault elsewhere does not keep it from answering. It leaves no log file either.
   */
  int runLazily(ToIntFunction<ApplicationContext> command) {
    return run(looking().lazyInitialization(true), new DatabaseSettings(false), command);
  }

  /**
   * Starts what a command needs that names its own database: settings and the log. Nothing of the
   * job is built, and no configured database is connected to.
   */
  ConfigurableApplicationContext startApart() {
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
      ToIntFunction<ApplicationContext> work) {
    SpringApplication spring = builder.build();
    try (BusinessZone zone = new BusinessZone();
        DatabaseFile file = new DatabaseFile(command, Clock.systemUTC())) {
      spring.addInitializers(initializers.toArray(ApplicationContextInitializer[]::new));
      spring.addInitializers(new KnownSettings(), zone, databases, file);
      try (ConfigurableApplicationContext context = spring.run(settings)) {
        return work.applyAsInt(context);
      }
    }
  }
}
