package vn.dossier.warehouse.schema;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** The database products that a warehouse can live in. */
public enum Vendor {
  H2("h2", ""),
  MYSQL("mysql", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_bin"),
  MARIADB("mysql", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin");

  private final String folder;
  private final String tableOptions;

  Vendor(String folder, String tableOptions) {
    this.folder = folder;
    this.tableOptions = tableOptions;
  }

  /** Folder of the migrations that only this vendor runs. */
  public String folder() {
    return folder;
  }

  /** What stands behind CREATE TABLE. */
  public String tableOptions() {
    return tableOptions;
  }

  public static Vendor of(DataSource dataSource) {
    try {
      return JdbcUtils.extractDatabaseMetaData(
          dataSource,
          meta -> {
            if (meta.getDatabaseProductName().equals("H2")) {
              return H2;
            }
            // Connector/J calls MariaDB "MySQL"; the version tells them apart
            return meta.getDatabaseProductVersion().contains("MariaDB") ? MARIADB : MYSQL;
          });
    } catch (MetaDataAccessException e) {
      throw new IllegalStateException("Cannot reach the warehouse: " + e.getMessage(), e);
    }
  }
}
