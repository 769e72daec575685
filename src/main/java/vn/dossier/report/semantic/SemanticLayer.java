package vn.dossier.report.semantic;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import vn.dossier.report.figure.Language;
import vn.dossier.report.semantic.PublishedObjects.PublishedObject;

/** Writes what is published as BI programs take it over, in one language. */
public final class SemanticLayer {

  /**
   * The account of jobs/sql/grants-bi-reader.sql; Superset asks for a password that is masked so.
   */
  private static final String ACCOUNT = "dossier_bi:XXXXXXXXXX";

  private static final String UNKNOWN_SERVER = "//warehouse-host:3306/warehouse";

  private final PublishedObjects published;
  private final DataSource dataSource;
  private final YearMonth baseline;

  /**
   * @param baseline month that headlines are compared with
   */
  public SemanticLayer(JdbcClient warehouse, DataSource dataSource, YearMonth baseline) {
    this.published = new PublishedObjects(warehouse, dataSource);
    this.dataSource = dataSource;
    this.baseline = baseline;
  }

  /**
   * A zip for Superset: database, data sets, charts and a dashboard.
   *
   * @param tables those that readers are granted, as the dictionary names them
   */
  public void superset(List<String> tables, Language language, OutputStream out)
      throws IOException {
    Dashboard dashboard = Dashboard.read();
    DataSets dataSets = new DataSets(published.read(tables, language), language);
    new SupersetBundle(
            language, dataSets.all(dashboard, baseline), dashboard, databaseUri(server()))
        .writeTo(out);
  }

  /**
   * A file for the models folder of a dbt project: sources and exposures.
   *
   * @param tables those that readers are granted, as the dictionary names them
   */
  public void dbt(List<String> tables, Language language, OutputStream out) throws IOException {
    List<PublishedObject> objects = published.read(tables, language);
    out.write(
        new DbtSources(language, objects, Dashboard.read())
            .yaml()
            .getBytes(StandardCharsets.UTF_8));
  }

  private String server() {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      return connection.getMetaData().getURL();
    } catch (SQLException e) {
      throw new IllegalStateException("The warehouse does not tell its address", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /**
   * The reader's account at the server of a JDBC URL, without anything else that the URL says; at a
   * server to be filled in where it names none.
   */
  static String databaseUri(String jdbcUrl) {
    String server = UNKNOWN_SERVER;
    if (jdbcUrl.matches("jdbc:(mysql|mariadb)://[A-Za-z0-9.-]+(:\\d+)?/[A-Za-z0-9_$-]+([?].*)?")) {
      URI uri = URI.create(jdbcUrl.substring("jdbc:".length()).replaceFirst("[?].*", ""));
      int port = uri.getPort() < 0 ? 3306 : uri.getPort();
      server = "//%s:%d%s".formatted(uri.getHost(), port, uri.getPath());
    }
    return "mysql:" + server.replace("//", "//" + ACCOUNT + "@") + "?charset=utf8mb4";
  }
}
