package vn.dossier.warehouse.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.measure.Indicator;
import vn.dossier.measure.Measure;
import vn.dossier.measure.Measures;
import vn.dossier.rows.RowByRow;
import vn.dossier.warehouse.compare.RulesCompared.Figure;
import vn.dossier.warehouse.dimension.DryRunDimensions.Standing;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * The figures of kpi_monthly as published, and as they would be once some facts were others and
 * some agencies stood elsewhere: a rule that moves an agency moves all its dossiers. What is
 * published is added up while it is read, for it has a row for each month and agency.
 */
final class ComparedFigures {

  private static final List<Indicator> INDICATORS = Measures.all().indicators();

  /** What indicators are made of; the first of each list is where their rows are. */
  private static final List<Measure> DOSSIERS = madeOf(Measures.all().dossiers());

  private static final List<Measure> COMPLETIONS = madeOf(Measures.all().completions());

  private static final List<Measure> MEASURES =
      Stream.of(DOSSIERS, COMPLETIONS).flatMap(List::stream).toList();

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
  private final Set<Measure> unknown = new HashSet<>();

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
        SqlFile.read(ComparedFigures.class, "published-figures"),
        rs -> {
          String month = rs.getString("month_start");
          long agencyKey = rs.getLong("agency_key");
          for (int i = 0; i < MEASURES.size(); i++) {
            long sum = rs.getLong(MEASURES.get(i).name());
            if (rs.wasNull()) {
              unknown.add(MEASURES.get(i));
            }
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
      change(month, agencyKey, 0, DOSSIERS, fact, sign);
    }
    String finished = fact.get("finished_date");
    if (fact.get("timeliness") != null && finished.compareTo(reach) <= 0) {
      change(finished.substring(0, 8) + "01", agencyKey, DOSSIERS.size(), COMPLETIONS, fact, sign);
    }
  }

  private void change(
      String month,
      long agencyKey,
      int first,
      List<Measure> measures,
      Map<String, String> fact,
      int sign) {
    Standing standing = then.get(agencyKey);
    for (int i = 0; i < measures.size(); i++) {
      add(month, standing, first + i, sign * measures.get(i).of(fact), after);
    }
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
        if (isKnown(indicator) && (of(was, base(indicator)) != 0 || of(is, base(indicator)) != 0)) {
          figures.add(
              Figure.of(
                  place.month().substring(0, 7),
                  place.level(),
                  indicator.name(),
                  of(was, indicator.numerator()),
                  of(was, List.of(indicator.denominator())),
                  of(is, indicator.numerator()),
                  of(is, List.of(indicator.denominator()))));
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

  // A measure that no publish has counted yet is null
  private boolean isKnown(Indicator indicator) {
    return unknown.stream().noneMatch(indicator::isMadeOf);
  }

  // An indicator is there where this is not 0
  private static List<Measure> base(Indicator indicator) {
    return List.of(Measures.all().listOf(indicator).get(0));
  }

  private static List<Measure> madeOf(List<Measure> measures) {
    return measures.stream().filter(m -> INDICATORS.stream().anyMatch(i -> i.isMadeOf(m))).toList();
  }

  private static long of(long[] sums, List<Measure> measures) {
    return measures.stream().mapToLong(measure -> sums[MEASURES.indexOf(measure)]).sum();
  }
}
