package vn.dossier.source.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import vn.dossier.checksum.CodeBucket;

/** How a server would carry out the statements at a source; H2 is not asked. */
public final class StatementPlans {

  /** So few rows are read whole without harm. */
  private static final long FEW = 20_000;

  /**
   * How a statement would be carried out.
   *
   * @param aside whether the rows of a SELECT would be stored before they are looked at
   * @param whole whether a look-up would read all of a large table
   */
  public record Plan(boolean aside, boolean whole) {}

  private final NamedParameterJdbcOperations source;
  private final SourceAdapter adapter;

  public StatementPlans(NamedParameterJdbcOperations source, SourceAdapter adapter) {
    this.source = source;
    this.adapter = adapter;
  }

  /** The statements that nights run. */
  public static List<String> ofNights() {
    return Stream.of(
            SourceStatements.READING.stream(),
            Stream.of("dossier-count", "partition-bound", "changed-bound", "newest-accepted"))
        .flatMap(names -> names)
        .toList();
  }

  /**
   * The plan of a statement.
   *
   * @param someIds of dossiers, as many as a page has
   */
  public Plan of(String statement, List<String> someIds) {
    boolean lookUp = statement.contains("-by-") || statement.equals("dossier-links");
    List<Plan> steps =
        source.query(
            "EXPLAIN " + adapter.sql(statement),
            parameters(someIds),
            (rs, n) -> new Plan(isAside(rs), lookUp && isWhole(rs)));
    return new Plan(steps.stream().anyMatch(Plan::aside), steps.stream().anyMatch(Plan::whole));
  }

  private static boolean isAside(ResultSet step) throws SQLException {
    String table = step.getString("table");
    return table != null && table.startsWith("<derived");
  }

  private static boolean isWhole(ResultSet step) throws SQLException {
    return "ALL".equals(step.getString("type")) && step.getLong("rows") > FEW;
  }

  private MapSqlParameterSource parameters(List<String> someIds) {
    LocalDate day = LocalDate.of(2024, 1, 1);
    List<String> ids = someIds.isEmpty() ? List.of("0") : someIds;
    return adapter
        .parameters()
        .addValue("after", ids.get(0))
        .addValue("upto", null)
        .addValue("limit", ids.size())
        .addValue("position", ids.size())
        .addValue("from", day.atStartOfDay())
        .addValue("until", day.plusDays(1).atStartOfDay())
        .addValue("afterAsOf", day.plusDays(1).atStartOfDay())
        .addValue("undated", 1)
        .addValue("everything", 0)
        .addValue("paperUntil", day.atStartOfDay())
        .addValue("paymentFrom", day.atStartOfDay())
        .addValue("paymentUntil", day.plusDays(1).atStartOfDay())
        .addValue("packedMarks", CodeBucket.marks(new BitSet()))
        .addValue("blanks", List.of(" "))
        .addValue("ids", ids)
        .addValue("links", ids)
        .addValue("codes", ids);
  }
}
