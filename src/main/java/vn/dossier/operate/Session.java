package vn.dossier.operate;

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

  private final Class<?> application;
  private final String[] settings;
  private final List<ApplicationContextInitializer<?>> initializers;

  /**
   * @param settings Spring's own arguments, such as {@code --dossier.jobs=/etc/dossier/jobs}
   * @param initializers further ones, for tests
   */
  Session(
      Class<?> application,
      String[] settings,
      List<ApplicationContextInitializer<?>> initializers) {
    this.application = application;
    this.settings = settings;
    this.initializers = initializers;
  }

  /** Runs a command over the configured databases. */
  int run(ToIntFunction<ApplicationContext> command) {
    return run(false, command);
  }

  /** Runs the demo over its own databases. */
  int runDemo(ToIntFunction<ApplicationContext> command) {
    return run(true, command);
  }

  private int run(boolean demo, ToIntFunction<ApplicationContext> command) {
    SpringApplication spring =
        new SpringApplicationBuilder(application)
            .web(WebApplicationType.NONE)
            // Signals are taken by StopSignal, which lets a run end at a chunk
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .build();
    spring.addInitializers(initializers.toArray(ApplicationContextInitializer[]::new));
    spring.addInitializers(new DatabaseSettings(demo));
    try (ConfigurableApplicationContext context = spring.run(settings)) {
      return command.applyAsInt(context);
    }
  }
}
