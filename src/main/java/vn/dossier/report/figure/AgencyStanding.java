package vn.dossier.report.figure;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      """;

  private static final String ROWS_AS_IS =
      """
      SELECT agency_code, agency_name, level, indicator, numerator, denominator, small,
             rank_in_level
      FROM kpi_monthly_agency_as_is
      WHERE month_start = :month
      """;

  /** Puts an agency's rows together, whatever order they come in. */
  public static final class Collector {

    private record Key(String code, String name, String level) {}

    private final Map<Key, Map<Indicator, Place>> agencies =
        new TreeMap<>(
            Comparator.comparing(Key::code)
                .thenComparing(Key::name, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Key::level));

    /** Takes a row of the view. */
    public void add(String code, String name, String level, Indicator indicator, Place place) {
      agencies
          .computeIfAbsent(new Key(code, name, level), key -> new EnumMap<>(Indicator.class))
          .put(indicator, place);
    }

    /** By code. */
    public List<AgencyStanding> standings() {
      return agencies.entrySet().stream()
          .map(
              agency ->
                  new AgencyStanding(
                      agency.getKey().code(),
                      agency.getKey().name(),
                      agency.getKey().level(),
                      agency.getValue()))
          .toList();
    }
  }

  static List<AgencyStanding> read(JdbcClient warehouse, Basis basis, YearMonth month) {
    Collector agencies = new Collector();
    warehouse
        .sql(basis == Basis.AS_IS ? ROWS_AS_IS : ROWS)
        .param("month", month.atDay(1))
        .query(
            rs -> {
              agencies.add(
                  rs.getString("agency_code"),
                  rs.getString("agency_name"),
                  rs.getString("level"),
                  Indicator.ofCode(rs.getString("indicator")),
                  new Place(
                      new Share(rs.getLong("numerator"), rs.getLong("denominator")),
                      rs.getInt("small") == 1,
                      rs.getObject("rank_in_level", Integer.class)));
            });
    return agencies.standings();
  }

  public Place place(Indicator indicator) {
    return places.getOrDefault(indicator, Place.NONE);
  }
}
