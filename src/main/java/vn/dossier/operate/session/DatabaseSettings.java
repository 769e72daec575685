package vn.dossier.operate.session;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;
import vn.dossier.connect.JdbcUrl;
import vn.dossier.connect.LocalData;
import vn.dossier.operate.process.PrivateFile;
import vn.dossier.setup.SetupException;

/**
 * The six settings of the two databases (src/docs/contracts.md): without any, the demo's; with one
 * URL alone, wrong usage, except for a command that needs the warehouse alone. Each may come from a
 * file ({@link SettingFiles}). Adds what the program needs of a connection and an operator need not
 * know.
 */
public final class DatabaseSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger log = LoggerFactory.getLogger(DatabaseSettings.class);

  private static final String SOURCE = "dossier.source.url";
  private static final String WAREHOUSE = "spring.datasource.url";
  static final List<String> SIX =
      List.of(
          SOURCE,
          "dossier.source.username",
          "dossier.source.password",
          WAREHOUSE,
          "spring.datasource.username",
          "spring.datasource.password");

  private static final Path DEMO = Path.of("var", "demo");

  // H2 would else close the file under a run that is stopping, and print what goes wrong with its
  // own trace file on standard output
  private static final List<List<String>> H2_OPTIONS =
      List.of(
          List.of("MODE", "MySQL"),
          List.of("CASE_INSENSITIVE_IDENTIFIERS", "TRUE"),
          List.of("DB_CLOSE_ON_EXIT", "FALSE"),
          List.of("TRACE_LEVEL_FILE", "0"));

  private static final String LOCAL_DATA = "allowLoadLocalInfile";
  private static final String OF_THE_DRIVER = "spring.datasource.hikari.data-source-properties";

  // The lock's connection has the URL alone, and would go to a server that nobody verified
  private static final List<String> IN_THE_URL_ALONE =
      List.of(
          "sslMode",
          "trustCertificateKeyStoreUrl",
          "trustCertificateKeyStoreType",
          "trustCertificateKeyStorePassword",
          "tlsVersions",
          "allowPublicKeyRetrieval");

  // Other ways to the warehouse than its URL, which is looked at
  private static final List<String> PAST_THE_URL =
      List.of(
          "spring.datasource.hikari.jdbc-url",
          "spring.datasource.hikari.data-source-class-name",
          "spring.datasource.hikari.data-source-j-n-d-i",
          "spring.datasource.jndi-name",
          "spring.flyway.url");

  // A connection that stands still so long is ended by the server, and its locks are freed
  public static final String SHORT_WAIT =
      "SET SESSION wait_timeout = LEAST(@@SESSION.wait_timeout, 40),"
          + " SESSION net_read_timeout = LEAST(@@SESSION.net_read_timeout, 30),"
          + " SESSION net_write_timeout = LEAST(@@SESSION.net_write_timeout, 30)";

  // Strict, so that nothing is cut silently, and what LOAD DATA warns of can be asked for; whoever
  // takes over waits a little longer than a connection may stand still
  private static final String SESSION =
      SHORT_WAIT
          + ", SESSION innodb_lock_wait_timeout = LEAST(@@SESSION.innodb_lock_wait_timeout, 50),"
          + " SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', SESSION max_error_count = 64,"
          + " SESSION sql_select_limit = 18446744073709551615";

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
    Set<String> driverOptions = driverOptions(environment);
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
      log.warn("No database is configured: this is the demo's under {}", DEMO);
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
      JdbcUrl ofWarehouse = database(WAREHOUSE, "spring.datasource.password", warehouse);
      if (sourceToo) {
        settings.put(
            SOURCE, complete(SOURCE, "dossier.source.password", text(environment, SOURCE)));
      }
      settings.put(WAREHOUSE, complete(ofWarehouse).text());
      if (ofWarehouse.isMySql()) {
        settings.putAll(ofServer(ofWarehouse, driverOptions));
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
    return complete(JdbcUrl.of("jdbc:h2:file:" + file)).text();
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

  // Beside the URL, options of the driver may come from here; of the same list, without TLS
  private static Set<String> driverOptions(ConfigurableEnvironment environment) {
    Binder binder = Binder.get(environment);
    // Else the driver would get what a properties file of this text holds
    if (binder.bind(OF_THE_DRIVER, String.class).isBound()) {
      throw new SetupException("%1$s must be written %1$s.NAME=VALUE".formatted(OF_THE_DRIVER));
    }
    Map<String, String> given =
        binder.bind(OF_THE_DRIVER, Bindable.mapOf(String.class, String.class)).orElse(Map.of());
    String query =
        given.entrySet().stream()
            .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    Set<String> options =
        parse(OF_THE_DRIVER, "spring.datasource.password", "jdbc:mysql:///?" + query).options();
    for (String option : IN_THE_URL_ALONE) {
      if (options.contains(option)) {
        throw new SetupException(
            "%s.%s is set: put it into %s".formatted(OF_THE_DRIVER, option, WAREHOUSE));
      }
    }
    return options;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> ofServer(JdbcUrl url, Set<String> driverOptions) {
    Map<String, String> settings = new HashMap<>();
    settings.put("spring.datasource.hikari.connection-init-sql", SESSION);
    settings.put(OF_THE_DRIVER + ".rewriteBatchedStatements", "true");
    // New rows go in by LOAD DATA LOCAL out of memory, unless the operator forbids it
    if (!url.options().contains(LOCAL_DATA) && !driverOptions.contains(LOCAL_DATA)) {
      LocalData.PROPERTIES.forEach(
          (name, value) -> settings.put(OF_THE_DRIVER + "." + name, value));
    }
    return settings;
  }

  /**
   * A URL with what the program needs of a connection.
   *
   * @param setting that names the URL, for messages
   * @param password setting where a password belongs, for messages
   * @throws SetupException when the URL is of no database that it knows, names none, holds a
   *     password, or asks the driver for something that it may not do
   */
  public static String complete(String setting, String password, String url) {
    return complete(database(setting, password, url)).text();
  }

  // Without one, MySQL's driver connects to none, and H2 makes a new one for each connection
  private static JdbcUrl database(String setting, String password, String url) {
    JdbcUrl parsed = parse(setting, password, url);
    if (!parsed.namesDatabase()) {
      throw new SetupException(
          "%s names no database: write jdbc:mysql://host:3306/database, or jdbc:h2:file:FILE"
              .formatted(setting));
    }
    return parsed;
  }

  private static JdbcUrl parse(String setting, String password, String url) {
    if (JdbcUrl.holdsPassword(url)) {
      throw new SetupException(
          "%s holds a password: put it into %s or %s-file".formatted(setting, password, password));
    }
    try {
      return JdbcUrl.of(url);
    } catch (IllegalArgumentException e) {
      throw new SetupException("%s %s".formatted(setting, e.getMessage()), e);
    }
  }

  private static JdbcUrl complete(JdbcUrl url) {
    if (url.isMySql()) {
      // Else an address where nobody answers keeps a command waiting for minutes
      return url.with("connectTimeout", "10000");
    }
    JdbcUrl completed = url;
    for (List<String> option : H2_OPTIONS) {
      completed = completed.with(option.get(0), option.get(1));
    }
    return completed;
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
