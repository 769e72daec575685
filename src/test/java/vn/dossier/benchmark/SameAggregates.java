package vn.dossier.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what the night published with what the rebuild made, cell by cell, by codes. */
final class SameAggregates {

  private static final String MEASURES =
      """
      dossiers, online, direct, postal, channel_unknown, channel_missing, online_766,
      component_digitised, result_due, result_digitised, digitised_766, reused, obligation,
      obligation_pending, exempt, cashless, non_cash, withdrawn, amount_due, amount_online
      """;

  /** A table: its own key columns, whether it has procedures, its measures. */
  private record Table(String name, String keys, boolean procedures, String measures) {}

  private static final List<Table> TABLES =
      List.of(
          new Table("fact_dossier_daily", "accepted_date", true, MEASURES),
          new Table("fact_dossier_monthly", "month_start", true, MEASURES),
          new Table(
              "fact_completion_daily",
              "finished_date",
              true,
              "finished, early, on_time, late, no_due_date, express"),
          new Table(
              "fact_collection_daily",
              "collected_date, method",
              true,
              "requests, f.dossiers, amount, fee, charge"),
          new Table(
              "fact_digitised_result_daily",
              "digitised_date",
              false,
              "results, historical_results"),
          new Table("fact_e_receipt_monthly", "month_start, provider", false, "receipts"));

  /** So many of them, from the first, are sums of dossiers alone. */
  private static final int OF_DOSSIERS = 3;

  private final Server server;

  SameAggregates(Server server) {
    this.server = server;
  }

  /**
   * @param warehouse schema of the night
   * @param rebuild schema of the rebuild
   * @return how many cells were compared
   * @throws IllegalStateException with the first rows that differ
   */
  long check(String warehouse, String rebuild) throws SQLException {
    return check(TABLES, warehouse, rebuild, "agency", "procedure_row");
  }

  /** The same for what is summed from dossiers alone. */
  long checkOfDossiers(String peer, String rebuild) throws SQLException {
    return check(TABLES.subList(0, OF_DOSSIERS), peer, rebuild, "agency", "procedure_row");
  }

  /** The same of a peer and what the program has published. */
  long checkWithWarehouse(String peer, String warehouse) throws SQLException {
    return check(TABLES.subList(0, OF_DOSSIERS), peer, warehouse, "dim_agency", "dim_procedure");
  }

  /** The same of two peers that have all tables. */
  long checkPeers(String peer, String other) throws SQLException {
    return check(TABLES, peer, other, "dim_agency", "dim_procedure");
  }

  private long check(
      List<Table> tables, String warehouse, String other, String agencies, String procedures)
      throws SQLException {
    long rows = 0;
    for (Table table : tables) {
      try (Connection one = server.connect(warehouse);
          Connection beside = server.connect(other);
          Statement oneStatement = streaming(one);
          Statement otherStatement = streaming(beside);
          ResultSet night = oneStatement.executeQuery(query(table, "dim_agency", "dim_procedure"));
          ResultSet sql = otherStatement.executeQuery(query(table, agencies, procedures))) {
        rows += same(table.name(), night, sql);
      }
    }
    return rows;
  }

  private static Statement streaming(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.execute("SET SESSION sort_buffer_size = 67108864");
    // The driver would else hold the whole table in memory
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }

  private static String query(Table table, String agencies, String procedures) {
    return table.procedures()
        ? """
          SELECT %s, COALESCE(a.agency_code, '') AS agency, COALESCE(p.procedure_code, '') AS procedure_code, %s
          FROM %s f
          LEFT JOIN %s a ON a.agency_key = f.agency_key
          LEFT JOIN %s p ON p.procedure_key = f.procedure_key
          ORDER BY %1$s, agency, procedure_code
          """
            .formatted(table.keys(), table.measures(), table.name(), agencies, procedures)
        : """
          SELECT %s, COALESCE(a.agency_code, '') AS agency, %s
          FROM %s f LEFT JOIN %s a ON a.agency_key = f.agency_key
          ORDER BY %1$s, agency
          """
            .formatted(qualified(table.keys()), table.measures(), table.name(), agencies);
  }

  // An agency of the rebuild has a provider, too
  private static String qualified(String keys) {
    return keys.replace("provider", "f.provider");
  }

  private static long same(String table, ResultSet night, ResultSet sql) throws SQLException {
    long rows = 0;
    while (true) {
      List<String> one = next(night);
      List<String> other = next(sql);
      if (one == null && other == null) {
        return rows;
      }
      if (one == null || !one.equals(other)) {
        throw new IllegalStateException(
            "%s is not the same: the night has %s, the rebuild %s".formatted(table, one, other));
      }
      rows++;
    }
  }

  private static List<String> next(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return null;
    }
    List<String> row = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.add(rows.getString(i));
    }
    return row;
  }
}
