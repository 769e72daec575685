package vn.dossier.operate.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;
import vn.dossier.connect.JdbcUrl;
import vn.dossier.operate.process.PrivateFile;
import vn.dossier.setup.SetupException;

/**
 * The six settings of the two databases (src/docs/contracts.md): without any, the demo's; with one
 * URL alone, wrong usage, except for a command that needs the warehouse alone. Each may come from a
 * file ({@link SettingFiles}). Adds what {@link ConnectionSettings} knows of a connection.
 */
public final class DatabaseSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger log = LoggerFactory.getLogger(DatabaseSettings.class);

  private static final String SOURCE = "dossier.source.url";
  static final String WAREHOUSE = "spring.datasource.url";
  static final List<String> SIX =
      List.of(
          SOURCE,
          "dossier.source.username",
          "dossier.source.password",
          WAREHOUSE,
          "spring.datasource.username",
          "spring.datasource.password");

  private static final Path DEMO = Path.of("var", "demo");

  // Other ways to the warehouse than its URL, which is looked at
  private static final List<String> PAST_THE_URL =
      List.of(
          "spring.datasource.hikari.jdbc-url",
          "spring.datasource.hikari.data-source-class-name",
          "spring.datasource.hikari.data-source-j-n-d-i",
          "spring.datasource.jndi-name",
          "spring.flyway.url");

  private final boolean demo;
  private final Path folder;
  private final boolean sourceToo;

  /**
   * @param demo whether the demo asks, which uses its own databases and no others
   */
  public DatabaseSettings(boolean demo) {
    this(demo, DEMO, true);
  }

  private DatabaseSettings(boolean demo, Path folder, boolean sourceToo) {
    this.demo = demo;
    this.folder = folder;
    this.sourceToo = sourceToo;
  }

  /** The demo's, in another folder. */
  static DatabaseSettings ofDemoIn(Path folder) {
    return new DatabaseSettings(true, folder, true);
  }

  /** For a command that needs nothing of the source: its settings are not even looked at. */
  static DatabaseSettings ofWarehouse() {
    return new DatabaseSettings(false, DEMO, false);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    warnOfPasswords(environment);
    refuseOtherWays(environment);
    environment
        .getPropertySources()
        .addFirst(Verbatim.settings("setting files", SettingFiles.read(environment, read())));
    Set<String> driverOptions = ConnectionSettings.driverOptions(environment);
    boolean sourceIsSet =
        sourceToo ? text(environment, SOURCE) != null : environment.containsProperty(SOURCE);
    String warehouse = text(environment, WAREHOUSE);
    Map<String, String> settings = new HashMap<>();
    if (demo) {
      refuseSettings(environment);
      useDemo(settings);
    } else if (!sourceIsSet && warehouse == null) {
      if (!Files.exists(Path.of(DEMO + "/warehouse.mv.db"))) {
        throw new SetupException(
            "No database is configured: set %s and %s, or run the demo first (no command)"
                .formatted(SOURCE, WAREHOUSE));
      }
      log.warn("No database is configured: using the demo's under {}", DEMO);
      useDemo(settings);
    } else if (warehouse == null) {
      throw new SetupException(
          sourceToo
              ? "%s is not set: both databases must be configured".formatted(WAREHOUSE)
              : "%s is not set".formatted(WAREHOUSE));
    } else if (sourceToo && !sourceIsSet) {
      throw new SetupException(
          "%s is not set: both databases must be configured".formatted(SOURCE));
    } else {
      JdbcUrl ofWarehouse =
          ConnectionSettings.database(WAREHOUSE, "spring.datasource.password", warehouse);
      if (sourceToo) {
        settings.put(
            SOURCE,
            ConnectionSettings.complete(
                SOURCE, "dossier.source.password", text(environment, SOURCE)));
      }
      settings.put(WAREHOUSE, ConnectionSettings.complete(ofWarehouse).text());
      if (ofWarehouse.isMySql()) {
        settings.putAll(ConnectionSettings.ofServer(ofWarehouse, driverOptions));
      }
    }
    environment.getPropertySources().addFirst(Verbatim.settings("databases", settings));
  }

  private List<String> read() {
    return sourceToo ? SIX : SIX.subList(SIX.indexOf(WAREHOUSE), SIX.size());
  }

  // Arguments are shown to everybody by ps; not refused, since a trial on one's own host may do it
  private static void warnOfPasswords(ConfigurableEnvironment environment) {
    PropertySource<?> arguments =
        environment
            .getPropertySources()
            .get(CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME);
    for (String setting : SIX) {
      if (setting.endsWith("password")
          && arguments != null
          && arguments.getProperty(setting) instanceof String password
          && !password.isEmpty()) {
        log.warn(
            "Everybody on this host can read {} on the command line:"
                + " put it into the environment, or into a file that {}-file names",
            setting,
            setting);
      }
    }
  }

  private static void refuseSettings(ConfigurableEnvironment environment) {
    for (String setting : SIX) {
      if (text(environment, setting) != null) {
        throw new SetupException(
            "%s is set: the demo uses its own databases; name a command, such as nightly"
                .formatted(setting));
      }
    }
  }

  private void useDemo(Map<String, String> settings) {
    try {
      PrivateFile.createFolders(folder);
      // H2 would let the umask decide; an empty file is a new database to it
      PrivateFile.createOrRestrict(folder.resolve("source.mv.db"));
      PrivateFile.createOrRestrict(folder.resolve("warehouse.mv.db"));
    } catch (IOException e) {
      throw new SetupException(
          "Cannot write in %s: start the demo in a folder where this account may"
              .formatted(folder.toAbsolutePath()),
          e);
    }
    settings.put(SOURCE, demoUrl("source"));
    settings.put("dossier.source.username", "sa");
    settings.put("dossier.source.password", "");
    settings.put(WAREHOUSE, demoUrl("warehouse"));
    settings.put("spring.datasource.username", "sa");
    settings.put("spring.datasource.password", "");
  }

  private String demoUrl(String database) {
    String file = (folder.isAbsolute() ? "" : "./") + folder.resolve(database);
    return ConnectionSettings.complete(JdbcUrl.of("jdbc:h2:file:" + file)).text();
  }

  private static void refuseOtherWays(ConfigurableEnvironment environment) {
    for (String setting : PAST_THE_URL) {
      if (text(environment, setting) != null) {
        throw new SetupException(
            "%s is set: the warehouse is where %s says, leave it out"
                .formatted(setting, WAREHOUSE));
      }
    }
  }

  private static String text(ConfigurableEnvironment environment, String setting) {
    try {
      String value = environment.getProperty(setting);
      return StringUtils.hasText(value) ? value : null;
    } catch (PlaceholderResolutionException e) {
      // Its message repeats the value, which may hold a secret; so no cause either
      throw new SetupException("%s holds a placeholder that nothing is set for".formatted(setting));
    }
  }
}
