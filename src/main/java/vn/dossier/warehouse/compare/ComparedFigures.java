package vn.dossier.warehouse.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.rows.RowByRow;
import vn.dossier.warehouse.compare.RulesCompared.Figure;
import vn.dossier.warehouse.dimension.DryRunDimensions.Standing;

/**
 * The figures of kpi_monthly as published, and as they would be once some facts were others and
 * some agencies stood elsewhere: a rule that moves an agency moves all its dossiers. What is
 * published is added up while it is read, for it has a row for each month and agency.
 */
final class ComparedFigures {

  private static final String MONTHLY =
      """
      SELECT month_start, agency_key, SUM(dossiers) AS dossiers, SUM(online) AS online,
        SUM(online_766) AS online_766, SUM(component_digitised) AS component_digitised,
        SUM(digitised_766) AS digitised_766, SUM(reused) AS reused, SUM(result_due) AS result_due,
        SUM(result_digitised) AS result_digitised, SUM(obligation) AS obligation,
        SUM(cashless) AS cashless, SUM(non_cash) AS non_cash, 0 AS finished, 0 AS not_late
      FROM fact_dossier_monthly
      GROUP BY month_start, agency_key
      UNION ALL
      SELECT d.month_start, c.agency_key, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SUM(c.finished),
        SUM(c.early + c.on_time + c.no_due_date)
      FROM fact_completion_daily c JOIN dim_date d ON d.date_key = c.finished_date
      GROUP BY d.month_start, c.agency_key
      """;

  /** What facts are summed to; all but the first and the last two are their columns. */
  private static final List<String> MEASURES =
      List.of(
          "dossiers",
          "online",
          "online_766",
          "component_digitised",
          "digitised_766",
          "reused",
          "result_due",
          "result_digitised",
          "obligation",
          "cashless",
          "non_cash",
          "finished",
          "not_late");

  private static final List<String> FLAGS = MEASURES.subList(1, MEASURES.size() - 2);

  /** An indicator of kpi_part; it is there where its base is not 0. */
  private record Indicator(String name, String numerator, String denominator, String base) {
    private static Indicator of(String name, String numerator, String denominator) {
      return new Indicator(name, numerator, denominator, "dossiers");
    }
  }

  private static final List<Indicator> INDICATORS =
      List.of(
          Indicator.of("online", "online", "dossiers"),
          Indicator.of("online_766", "online_766", "dossiers"),
          Indicator.of("digitised", "component_digitised", "dossiers"),
          Indicator.of("digitised_766", "digitised_766", "dossiers"),
          Indicator.of("reused", "reused", "dossiers"),
          Indicator.of("result_digitised", "result_digitised", "result_due"),
          Indicator.of("cashless", "cashless", "obligation"),
          Indicator.of("non_cash", "non_cash", "obligation"),
          new Indicator("on_time", "not_late", "finished", "finished"));

  private record Place(String month, String level) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int months = month.compareTo(other.month);
      return months == 0 ? level.compareTo(other.level) : months;
    }
  }

  private final Map<Place, long[]> before = new HashMap<>();
  private final Map<Place, long[]> after = new HashMap<>();
  private final Map<String, List<String>> levels = new LinkedHashMap<>();
  private final Map<Long, Standing> then;
  private final String reach;

  /**
   * @param reach the greatest business date published: no later day is counted
   * @param then what agencies would be then
   */
  ComparedFigures(JdbcTemplate warehouse, LocalDate reach, Map<Long, Standing> then) {
    this.reach = reach.toString();
    this.then = then;
    RowByRow rowByRow = new RowByRow(warehouse.getDataSource());
    warehouse.query(
        "SELECT level, agency_level FROM kpi_level",
        rs -> {
          levels
              .computeIfAbsent(rs.getString("agency_level"), level -> new ArrayList<>())
              .add(rs.getString("level"));
        });
    Map<Long, Standing> now = new HashMap<>();
    rowByRow.query(
        "SELECT agency_key, level, in_statistics FROM dim_agency",
        rs -> {
          now.put(
              rs.getLong("agency_key"),
              new Standing(rs.getString("level"), rs.getInt("in_statistics") == 1));
        });
    rowByRow.query(
        MONTHLY,
        rs -> {
          String month = rs.getString("month_start");
          long agencyKey = rs.getLong("agency_key");
          for (int i = 0; i < MEASURES.size(); i++) {
            long sum = rs.getLong(MEASURES.get(i));
            add(month, now.get(agencyKey), i, sum, before);
            add(month, then.get(agencyKey), i, sum, after);
          }
        });
  }

  /**
   * Counts a fact in or out.
   *
   * @param fact its row; null for none
   * @param sign 1 for one that would be there, -1 for one that is there now
   */
  void count(Map<String, String> fact, int sign) {
    if (fact == null) {
      return;
    }
    long agencyKey = Long.parseLong(fact.get("agency_key"));
    if (fact.get("accepted_date").compareTo(reach) <= 0) {
      String month = fact.get("accepted_month");
      change(month, agencyKey, MEASURES.get(0), sign);
      for (String flag : FLAGS) {
        change(month, agencyKey, flag, sign * Long.parseLong(fact.get(flag)));
      }
    }
    String finished = fact.get("finished_date");
    String timeliness = fact.get("timeliness");
    if (timeliness != null && finished.compareTo(reach) <= 0) {
      String month = finished.substring(0, 8) + "01";
      change(month, agencyKey, "finished", sign);
      change(month, agencyKey, "not_late", timeliness.equals("LATE") ? 0 : sign);
    }
  }

  private void change(String month, long agencyKey, String measure, long by) {
    add(month, then.get(agencyKey), MEASURES.indexOf(measure), by, after);
  }

  /** The figures of every month. */
  List<Figure> figures() {
    SortedSet<Place> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    long[] none = new long[MEASURES.size()];
    List<Figure> figures = new ArrayList<>();
    for (Place place : places) {
      long[] was = before.getOrDefault(place, none);
      long[] is = after.getOrDefault(place, none);
      for (Indicator indicator : INDICATORS) {
        if (of(was, indicator.base()) != 0 || of(is, indicator.base()) != 0) {
          figures.add(
              Figure.of(
                  place.month().substring(0, 7),
                  place.level(),
                  indicator.name(),
                  of(was, indicator.numerator()),
                  of(was, indicator.denominator()),
                  of(is, indicator.numerator()),
                  of(is, indicator.denominator())));
        }
      }
    }
    return figures;
  }

  private void add(
      String month, Standing standing, int measure, long sum, Map<Place, long[]> figures) {
    if (standing == null || !standing.inStatistics()) {
      return;
    }
    for (String level : levels.getOrDefault(standing.level(), List.of())) {
      figures
              .computeIfAbsent(new Place(month, level), place -> new long[MEASURES.size()])[
              measure] +=
          sum;
    }
  }

  private static long of(long[] sums, String measure) {
    return sums[MEASURES.indexOf(measure)];
  }
}
