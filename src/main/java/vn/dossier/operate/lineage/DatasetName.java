package vn.dossier.operate.lineage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How OpenLineage calls the tables of a database: the server, then database and table.
 *
 * @param namespace such as mysql://host:3306
 * @param database its name; of an H2 file, without its folder
 */
record DatasetName(String namespace, String database) {

  private static final Pattern MYSQL =
      Pattern.compile(
          "jdbc:mysql://(?:[^@/]*@)?(?<host>\\[[^]]*]|[^:/]*)(?::(?<port>\\d+))?/(?<database>[^?]*).*");

  private static final Pattern H2 =
      Pattern.compile("jdbc:h2:(?:file:|mem:)?(?:[^;]*/)?(?<database>[^;/]*).*");

  /** Without account and options. */
  static DatasetName of(String url) {
    Matcher mysql = MYSQL.matcher(url);
    if (mysql.matches()) {
      String host = mysql.group("host").isEmpty() ? "localhost" : mysql.group("host");
      String port = mysql.group("port") == null ? "3306" : mysql.group("port");
      return new DatasetName("mysql://%s:%s".formatted(host, port), mysql.group("database"));
    }
    Matcher h2 = H2.matcher(url);
    return new DatasetName("h2", h2.matches() ? h2.group("database") : "");
  }

  /**
   * A table, as an input or output begins.
   *
   * @return a map for more
   */
  Map<String, Object> table(String name) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    dataset.put("namespace", namespace);
    dataset.put("name", database + "." + name);
    return dataset;
  }
}
