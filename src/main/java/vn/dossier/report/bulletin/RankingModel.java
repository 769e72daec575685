package vn.dossier.report.bulletin;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.AgencyStanding;
import vn.dossier.report.figure.AgencyStanding.Place;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.words.Wording;

/** The ranking of the page, by online submission until its reader sorts it otherwise. */
final class RankingModel {

  private static final List<Indicator> COLUMNS =
      List.of(
          Indicator.ONLINE,
          Indicator.DIGITISED,
          Indicator.CASHLESS,
          Indicator.ON_TIME,
          Indicator.SAME_DAY);

  private static final Set<Indicator> WIDE = EnumSet.of(Indicator.ON_TIME, Indicator.SAME_DAY);

  /**
   * @param rank of the first column; blank when not ranked
   */
  record Row(String code, String name, String level, String rank, List<Cell> cells) {}

  /**
   * @param rank blank when not ranked
   * @param sort what it is sorted by; blank when there is no rate
   * @param small whether it is marked as too small to rank
   * @param wide whether there is room for it on a wide page alone
   */
  record Cell(String indicator, Rate rate, String rank, String sort, boolean small, boolean wide) {}

  private RankingModel() {}

  static List<Row> of(List<AgencyStanding> agencies, Wording wording) {
    return agencies.stream().sorted(order()).map(agency -> row(agency, wording)).toList();
  }

  private static Comparator<AgencyStanding> order() {
    return Comparator.comparing(
            (AgencyStanding agency) -> agency.place(COLUMNS.get(0)).rank(),
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(AgencyStanding::code);
  }

  private static Row row(AgencyStanding agency, Wording wording) {
    return new Row(
        agency.code(),
        agency.name() == null ? agency.code() : agency.name(),
        wording.text("agency_level_" + agency.level()),
        rank(agency.place(COLUMNS.get(0))),
        COLUMNS.stream()
            .map(indicator -> cell(indicator, agency.place(indicator), wording))
            .toList());
  }

  private static Cell cell(Indicator indicator, Place place, Wording wording) {
    boolean none = place.share().denominator() == 0;
    return new Cell(
        indicator.code(),
        Rate.of(place.share(), 1, wording),
        rank(place),
        place.share().percent(6).map(Object::toString).orElse(""),
        place.small() && !none,
        WIDE.contains(indicator));
  }

  private static String rank(Place place) {
    return place.rank() == null ? "" : place.rank().toString();
  }
}
