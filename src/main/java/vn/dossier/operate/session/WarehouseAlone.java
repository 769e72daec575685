package vn.dossier.operate.session;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;
import vn.dossier.connect.JdbcUrl;
import vn.dossier.setup.SetupException;

/** Connections to the warehouse by its own settings, whatever is wrong with all others. */
final class WarehouseAlone {

  private static final String URL = "spring.datasource.url";
  private static final String USERNAME = "spring.datasource.username";
  private static final String PASSWORD = "spring.datasource.password";

  private WarehouseAlone() {}

  /**
   * @throws SetupException when the settings name no warehouse, or one that is refused
   */
  static DataSource of(ConfigurableEnvironment environment) {
    String url = value(environment, URL);
    if (url == null) {
      throw new SetupException("%s is not set".formatted(URL));
    }
    String completed = ConnectionSettings.complete(URL, PASSWORD, url);
    if (completed.startsWith("jdbc:h2:")) {
      // Never the one who makes it
      completed = JdbcUrl.of(completed).with("IFEXISTS", "TRUE").text();
    }
    DriverManagerDataSource warehouse = new DriverManagerDataSource(completed);
    warehouse.setUsername(value(environment, USERNAME));
    warehouse.setPassword(value(environment, PASSWORD));
    return warehouse;
  }

  // Out of its file only when it is not set: by then it may have been read already
  private static String value(ConfigurableEnvironment environment, String name) {
    String value = environment.getProperty(name);
    return StringUtils.hasText(value)
        ? value
        : SettingFiles.read(environment, List.of(name)).get(name);
  }
}
