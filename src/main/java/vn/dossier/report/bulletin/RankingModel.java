package vn.dossier.report.bulletin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.dossier.report.bulletin.BulletinModel.Rate;
import vn.dossier.report.figure.AgencyStanding;
import vn.dossier.report.figure.AgencyStanding.Place;
import vn.dossier.report.figure.Bulletin;
import vn.dossier.report.figure.BulletinDetails;
import vn.dossier.report.figure.Indicator;
import vn.dossier.report.words.Wording;

/**
 * The ranking of the page by level, by the first indicator that the source tells until its reader
 * sorts it otherwise.
 */
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

  private final BulletinDetails details;
  private final Wording wording;
  private final List<Indicator> columns;

  private RankingModel(BulletinDetails details, Wording wording) {
    Bulletin bulletin = details.bulletin();
    this.details = details;
    this.wording = wording;
    this.columns =
        Stream.concat(
                COLUMNS.stream().filter(bulletin::tells),
                COLUMNS.stream().filter(indicator -> !bulletin.tells(indicator)))
            .toList();
  }

  /** None where the source tells nothing to rank by. */
  static List<Group> of(BulletinDetails details, Wording wording) {
    return new RankingModel(details, wording).groups();
  }

  private List<Group> groups() {
    if (!details.bulletin().tells(columns.get(0))) {
      return List.of();
    }
    return LEVELS.stream()
        .map(level -> details.agencies().stream().filter(a -> a.level().equals(level)).toList())
        .filter(group -> !group.isEmpty())
        .map(this::group)
        .toList();
  }

  private Group group(List<AgencyStanding> agencies) {
    List<AgencyStanding> ordered = agencies.stream().sorted(order()).toList();
    List<Row> ranked = ordered.stream().filter(this::isRanked).map(a -> row(a)).toList();
    List<Row> unranked = ordered.stream().filter(a -> !isRanked(a)).map(a -> row(a)).toList();
    String level = agencies.get(0).level();
    return new Group(
        level,
        wording.text("agency_level_" + level),
        wording.counted("ranked", agencies.size()),
        columns.stream().map(indicator -> column(indicator)).toList(),
        ranked,
        unranked.isEmpty()
            ? ""
            : wording.text(unrankedWords(), wording.counted("ranked", unranked.size())),
        unranked);
  }

  // Of most indicators not every dossier is in the denominator
  private String unrankedWords() {
    return columns.get(0) == Indicator.ONLINE ? "page_unranked" : "page_unranked_denominator";
  }

  private boolean isRanked(AgencyStanding agency) {
    return agency.place(columns.get(0)).rank() != null;
  }

  private Comparator<AgencyStanding> order() {
    return Comparator.comparing(
            (AgencyStanding agency) -> agency.place(columns.get(0)).rank(),
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(AgencyStanding::code);
  }

  private Row row(AgencyStanding agency) {
    return new Row(
        agency.code(),
        agency.name() == null ? agency.code() : agency.name(),
        rank(agency.place(columns.get(0))),
        columns.stream().map(indicator -> cell(indicator, agency.place(indicator))).toList());
  }

  private Cell cell(Indicator indicator, Place place) {
    boolean none = place.share().denominator() == 0;
    return new Cell(
        indicator.code(),
        column(indicator),
        Rate.of(details.bulletin(), indicator, place.share(), 1, wording),
        rank(place),
        place.share().percent(6).map(Object::toString).orElse(""),
        place.small() && !none);
  }

  private String column(Indicator indicator) {
    return wording.text("page_" + indicator.code());
  }

  private static String rank(Place place) {
    return place.rank() == null ? "" : place.rank().toString();
  }
}
