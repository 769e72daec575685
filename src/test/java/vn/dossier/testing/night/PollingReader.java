package vn.dossier.testing.night;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.h2.engine.Constants;

/**
 * A BI tool that never stops asking, in single statements or in transactions of REPEATABLE READ,
 * and notes whatever it sees that no published state can show.
 */
public final class PollingReader implements Runnable {

  // Freshness is joined, never a sub-select: that one H2 reads at a moment of its own
  /** What must be 0 in any one statement, whenever it is asked. */
  private static final Map<String, String> ALWAYS_NONE = new LinkedHashMap<>();

  static {
    ALWAYS_NONE.put(
        "levels that differ from the whole",
        """
        SELECT COUNT(*) FROM (
          SELECT month_start, indicator,
            SUM(CASE WHEN level = 'ALL' THEN numerator
                     WHEN level IN ('PROVINCE', 'BELOW_PROVINCE') THEN -numerator ELSE 0 END) AS n,
            SUM(CASE WHEN level = 'ALL' THEN denominator
                     WHEN level IN ('PROVINCE', 'BELOW_PROVINCE') THEN -denominator ELSE 0 END) AS d,
            SUM(CASE WHEN level = 'BELOW_PROVINCE' THEN denominator
                     WHEN level IN ('DISTRICT', 'COMMUNE') THEN -denominator ELSE 0 END) AS b
          FROM kpi_monthly GROUP BY month_start, indicator) k
        WHERE n <> 0 OR d <> 0 OR b <> 0""");
    ALWAYS_NONE.put(
        "agencies that differ from the whole",
        """
        SELECT COUNT(*) FROM (
          SELECT month_start, indicator, SUM(numerator) AS n, SUM(denominator) AS d FROM (
            SELECT month_start, indicator, numerator, denominator FROM kpi_monthly
            WHERE level = 'ALL'
            UNION ALL
            SELECT month_start, indicator, -numerator, -denominator FROM kpi_monthly_agency) p
          GROUP BY month_start, indicator) k
        WHERE n <> 0 OR d <> 0""");
    ALWAYS_NONE.put(
        "days that differ from their month",
        """
        SELECT COUNT(*) FROM (
          SELECT month_start, agency_key, SUM(dossiers) AS n, SUM(online) AS o, SUM(amount) AS a
          FROM (
            SELECT d.month_start, f.agency_key, f.dossiers, f.online, f.amount_due AS amount
            FROM fact_dossier_daily f JOIN dim_date d ON d.date_key = f.accepted_date
            UNION ALL
            SELECT month_start, agency_key, -dossiers, -online, -amount_due
            FROM fact_dossier_monthly) p
          GROUP BY month_start, agency_key) k
        WHERE n <> 0 OR o <> 0 OR a <> 0""");
    ALWAYS_NONE.put(
        "channels that differ from the dossiers",
        """
        SELECT COUNT(*) FROM (
          SELECT dossiers - online - direct - postal - channel_unknown AS n FROM fact_dossier_daily
          UNION ALL
          SELECT dossiers - online - direct - postal - channel_unknown FROM fact_dossier_monthly) k
        WHERE n <> 0""");
    ALWAYS_NONE.put(
        "completions that differ from the finished",
        """
        SELECT COUNT(*) FROM fact_completion_daily
        WHERE finished <> early + on_time + late + no_due_date""");
    ALWAYS_NONE.put(
        "days without figures that had some",
        """
        SELECT 20 - COUNT(DISTINCT accepted_date) FROM fact_dossier_daily
        WHERE accepted_date BETWEEN DATE '2023-10-01' AND DATE '2023-10-20'""");
    ALWAYS_NONE.put(
        "figures later than the business date",
        """
        SELECT COUNT(*) FROM (
          SELECT accepted_date AS shown FROM fact_dossier_daily
          UNION ALL SELECT finished_date FROM fact_completion_daily
          UNION ALL SELECT collected_date FROM fact_collection_daily
          UNION ALL SELECT snapshot_date FROM fact_backlog_daily) f
        JOIN etl_freshness e ON f.shown > e.business_date""");
  }

  private static final String FRESHNESS = "SELECT business_date FROM etl_freshness";

  /** The amount that only the source of one night has. */
  private static final String MARK =
      "SELECT amount_due FROM fact_dossier_daily WHERE accepted_date = DATE '2023-09-15'";

  private static final String MARK_AND_FRESHNESS =
      """
      SELECT CONCAT(f.amount_due, ' of ', e.business_date)
      FROM fact_dossier_daily f CROSS JOIN etl_freshness e
      WHERE f.accepted_date = DATE '2023-09-15'""";

  private final Connection connection;
  private final boolean inTransactions;
  private final Set<String> violations = new LinkedHashSet<>();
  private final Set<String> seen = new TreeSet<>();
  private volatile boolean finished;
  private int rounds;
  private long slowestMillis;

  /**
   * @param connection its own
   * @param inTransactions whether it asks all in one transaction of REPEATABLE READ
   */
  public PollingReader(Connection connection, boolean inTransactions) throws SQLException {
    this.connection = connection;
    this.inTransactions = inTransactions;
    boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    if (inTransactions) {
      // H2's REPEATABLE READ looks at each table as it is when first read; only SNAPSHOT looks at
      // all of them at once, as REPEATABLE READ of a server does
      connection.setTransactionIsolation(
          h2 ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
    }
    if (!h2) {
      // Whoever would have to wait for a lock, of a row or of a table, fails instead
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET SESSION lock_wait_timeout = 0, innodb_lock_wait_timeout = 0");
      }
    }
  }

  @Override
  public void run() {
    while (!finished) {
      try {
        ask();
        rounds++;
      } catch (SQLException e) {
        violations.add(e.toString());
      }
    }
  }

  private void ask() throws SQLException {
    String first = text(MARK_AND_FRESHNESS);
    seen.add(first);
    for (Map.Entry<String, String> question : ALWAYS_NONE.entrySet()) {
      String found = text(question.getValue());
      if (!found.equals("0")) {
        violations.add("%s %s, %s".formatted(found, question.getKey(), first));
      }
    }
    if (inTransactions) {
      same("mark", first, "%s of %s".formatted(text(MARK), text(FRESHNESS)));
      same(
          "dossiers of days and months",
          text("SELECT SUM(dossiers) FROM fact_dossier_daily"),
          text("SELECT SUM(dossiers) FROM fact_dossier_monthly"));
      same(
          "dossiers of months and of the view",
          text("SELECT SUM(dossiers) FROM fact_dossier_monthly"),
          text(
              "SELECT SUM(denominator) FROM kpi_monthly WHERE level = 'ALL' AND indicator ="
                  + " 'online'"));
      connection.commit();
    }
  }

  private void same(String what, String one, String other) {
    if (!Objects.equals(one, other)) {
      violations.add("%s: %s, then %s in one transaction".formatted(what, one, other));
    }
  }

  private String text(String sql) throws SQLException {
    long start = System.nanoTime();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } finally {
      slowestMillis = Math.max(slowestMillis, (System.nanoTime() - start) / 1_000_000);
    }
  }

  public void finish() {
    finished = true;
  }

  /** What no published state can show, and every error. */
  public Set<String> violations() {
    return violations;
  }

  /** Marks with the business date beside which they were seen. */
  public Set<String> seen() {
    return seen;
  }

  /** How often it has asked everything. */
  public int rounds() {
    return rounds;
  }

  /** The longest that a statement took. */
  public long slowestMillis() {
    return slowestMillis;
  }
}
