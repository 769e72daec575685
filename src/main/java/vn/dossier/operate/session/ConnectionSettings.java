package vn.dossier.operate.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import vn.dossier.connect.JdbcUrl;
import vn.dossier.connect.LocalData;
import vn.dossier.setup.SetupException;

/** What the program needs of a connection and an operator need not know, and what it refuses. */
public final class ConnectionSettings {

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

  private ConnectionSettings() {}

  // Beside the URL, options of the driver may come from here; of the same list, without TLS
  static Set<String> driverOptions(ConfigurableEnvironment environment) {
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
            "%s.%s is set: put it into %s"
                .formatted(OF_THE_DRIVER, option, DatabaseSettings.WAREHOUSE));
      }
    }
    return options;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Map<String, String> ofServer(JdbcUrl url, Set<String> driverOptions) {
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
  static JdbcUrl database(String setting, String password, String url) {
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

  static JdbcUrl complete(JdbcUrl url) {
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
}
