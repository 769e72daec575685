package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where an agency stands in a month (kpi_agency_ranking or kpi_monthly_agency_as_is).
 *
 * @param code its group code
 * @param name as the facts of the month name it; null when it has none
 * @param level PROVINCE, DISTRICT, COMMUNE or UNKNOWN
 * @param places by indicator; none for an indicator that it has no row of
 */
public record AgencyStanding(String code, String name, String level, Map<Indicator, Place> places) {

  /**
   * @param small too few dossiers to rank it
   * @param rank among the agencies of its level, 1 is the best; null when it is not ranked
   */
  public record Place(Share share, boolean small, Integer rank) {

    static final Place NONE = new Place(Share.NONE, true, null);
  }

  private static final String ROWS =
      """
      SELECT agency_code, agency_name, level, indicator, numerator, denominator, small,
             rank_in_level
      FROM kpi_agency_ranking
      WHERE month_start = :month
      ORDER BY agency_code, agency_name, level
      """;

  private static final String ROWS_AS_IS =
      """
      SELECT agency_code, agency_name, level, indicator, numerator, denominator, small,
             rank_in_level
      FROM kpi_monthly_agency_as_is
      WHERE month_start = :month
      ORDER BY agency_code, agency_name, level
      """;

  static List<AgencyStanding> read(JdbcClient warehouse, Basis basis, YearMonth month) {
    record Key(String code, String name, String level) {}
    Map<Key, Map<Indicator, Place>> agencies = new LinkedHashMap<>();
    warehouse
        .sql(basis == Basis.AS_IS ? ROWS_AS_IS : ROWS)
        .param("month", month.atDay(1))
        .query(
            rs -> {
              agencies
                  .computeIfAbsent(
                      new Key(
                          rs.getString("agency_code"),
                          rs.getString("agency_name"),
                          rs.getString("level")),
                      key -> new EnumMap<>(Indicator.class))
                  .put(
                      Indicator.ofCode(rs.getString("indicator")),
                      new Place(
                          new Share(rs.getLong("numerator"), rs.getLong("denominator")),
                          rs.getInt("small") == 1,
                          rs.getObject("rank_in_level", Integer.class)));
            });
    List<AgencyStanding> standings = new ArrayList<>();
    agencies.forEach(
        (key, places) ->
            standings.add(new AgencyStanding(key.code(), key.name(), key.level(), places)));
    return standings;
  }

  public Place place(Indicator indicator) {
    return places.getOrDefault(indicator, Place.NONE);
  }
}
