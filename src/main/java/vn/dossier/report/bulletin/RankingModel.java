package vn.dossier.report.bulletin;

import java.util.Comparator;
import java.util.List;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.AgencyStanding;
import vn.dossier.report.figure.AgencyStanding.Place;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.words.Wording;

/** The ranking of the page by level, by online submission until its reader sorts it otherwise. */
final class RankingModel {

  private static final List<Indicator> COLUMNS =
      List.of(
          Indicator.ONLINE,
          Indicator.DIGITISED,
          Indicator.CASHLESS,
          Indicator.ON_TIME,
          Indicator.SAME_DAY);

  // As the warehouse names them, from the top; levels end, so some have no agencies in a month
  private static final List<String> LEVELS = List.of("PROVINCE", "DISTRICT", "COMMUNE", "UNKNOWN");

  /**
   * The agencies of a level.
   *
   * @param columns what the rates are headed by
   * @param ranked in order
   * @param unrankedTitle says why they are not; blank when there are none
   * @param unranked too small in the first column
   */
  record Group(
      String level,
      String levelName,
      String count,
      List<String> columns,
      List<Row> ranked,
      String unrankedTitle,
      List<Row> unranked) {}

  /**
   * @param rank of the first column; blank when not ranked
   */
  record Row(String code, String name, String rank, List<Cell> cells) {}

  /**
   * @param column what it is headed by
   * @param rank blank when not ranked
   * @param sort what it is sorted by; blank when there is no rate
   * @param small whether it is marked as too small to rank
   */
  record Cell(
      String indicator, String column, Rate rate, String rank, String sort, boolean small) {}

  private RankingModel() {}

  static List<Group> of(List<AgencyStanding> agencies, Wording wording) {
    return LEVELS.stream()
        .map(level -> agencies.stream().filter(a -> a.level().equals(level)).toList())
        .filter(group -> !group.isEmpty())
        .map(group -> group(group, wording))
        .toList();
  }

  private static Group group(List<AgencyStanding> agencies, Wording wording) {
    List<AgencyStanding> ordered = agencies.stream().sorted(order()).toList();
    List<Row> ranked =
        ordered.stream().filter(RankingModel::isRanked).map(a -> row(a, wording)).toList();
    List<Row> unranked =
        ordered.stream().filter(a -> !isRanked(a)).map(a -> row(a, wording)).toList();
    String level = agencies.get(0).level();
    return new Group(
        level,
        wording.text("agency_level_" + level),
        wording.counted("ranked", agencies.size()),
        COLUMNS.stream().map(indicator -> column(indicator, wording)).toList(),
        ranked,
        unranked.isEmpty()
            ? ""
            : wording.text("page_unranked", wording.counted("ranked", unranked.size())),
        unranked);
  }

  private static boolean isRanked(AgencyStanding agency) {
    return agency.place(COLUMNS.get(0)).rank() != null;
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
        rank(agency.place(COLUMNS.get(0))),
        COLUMNS.stream()
            .map(indicator -> cell(indicator, agency.place(indicator), wording))
            .toList());
  }

  private static Cell cell(Indicator indicator, Place place, Wording wording) {
    boolean none = place.share().denominator() == 0;
    return new Cell(
        indicator.code(),
        column(indicator, wording),
        Rate.of(place.share(), 1, wording),
        rank(place),
        place.share().percent(6).map(Object::toString).orElse(""),
        place.small() && !none);
  }

  private static String column(Indicator indicator, Wording wording) {
    return wording.text("page_" + indicator.code());
  }

  private static String rank(Place place) {
    return place.rank() == null ? "" : place.rank().toString();
  }
}
