package vn.dossier.operate.check;

import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.operate.session.ServerProduct;

/** What a session would have if the program did not set it. */
final class ServerDefaults {

  // MySQL has one name for it, older MariaDB the other, newer both
  private static final String ISOLATION =
      """
      SHOW GLOBAL VARIABLES WHERE Variable_name IN ('transaction_isolation', 'tx_isolation')
      """;

  private ServerDefaults() {}

  /** The isolation of a server, to stand behind the one that is used; nothing for H2. */
  static String isolation(JdbcTemplate database) {
    if (!ServerProduct.isServer(database)) {
      return "";
    }
    return database.queryForList(ISOLATION).stream()
        .findFirst()
        .map(row -> "; the server's default is " + row.get("Value").toString().replace('-', ' '))
        .orElse("");
  }
}
