package vn.dossier.nightly.reference;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.dossier.setup.ReferenceFolder;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.succession.Holiday;
import vn.dossier.warehouse.succession.PortalFigure;
import vn.dossier.warehouse.succession.Succession;
import vn.dossier.warehouse.succession.Successors;

/**
 * The lists of data/reference that figures are set beside: who follows whom, what the national
 * portal published, and which days are off.
 */
public final class ReferenceFiles {

  private static final String SUCCESSORS = "successors.csv";
  private static final String PORTAL = "portal.csv";
  private static final String HOLIDAYS = "holidays.csv";

  /** Letters that the calendar has for a name. */
  private static final int LONGEST_NAME = 100;

  private static final Set<String> INDICATORS =
      Set.of("online", "digitised", "cashless", "result_digitised", "reused", "on_time");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  // Says where its days come from; no date begins like that, as a code of an agency may
  private static final CSVFormat WITH_COMMENTS = FORMAT.builder().setCommentMarker('#').get();

  private interface Reading<T> {
    T row(CSVRecord row);
  }

  private final Successors successors;
  private final List<PortalFigure> portal;
  private final List<Holiday> holidays;

  private ReferenceFiles(Successors successors, List<PortalFigure> portal, List<Holiday> holidays) {
    this.successors = successors;
    this.portal = List.copyOf(portal);
    this.holidays = List.copyOf(holidays);
  }

  /**
   * Reads the files.
   *
   * @throws SetupException one line that names the file, and the row or what contradicts itself
   */
  public static ReferenceFiles of(ReferenceFolder folder) {
    List<Succession> rows =
        read(
            folder,
            FORMAT,
            SUCCESSORS,
            List.of("old_agency", "new_agency", "from", "share"),
            "old_agency, new_agency, from (ISO date), share (0.6; blank for the whole)",
            ReferenceFiles::succession);
    List<PortalFigure> portal =
        read(
            folder,
            FORMAT,
            PORTAL,
            List.of("month", "agency", "indicator", "numerator", "denominator", "rate"),
            "month (2025-07), agency (blank for the province), indicator, numerator and denominator"
                + " or rate (0.72)",
            ReferenceFiles::figure);
    noneTwice(portal);
    List<Holiday> holidays =
        read(
            folder,
            WITH_COMMENTS,
            HOLIDAYS,
            List.of("date", "name_vi", "name_en"),
            "date (ISO), name_vi, name_en (up to 100 letters each)",
            ReferenceFiles::holiday);
    noDayTwice(holidays);
    try {
      return new ReferenceFiles(new Successors(rows), portal, holidays);
    } catch (IllegalArgumentException e) {
      throw new SetupException(SUCCESSORS + ": " + e.getMessage(), e);
    }
  }

  public Successors successors() {
    return successors;
  }

  public List<PortalFigure> portal() {
    return portal;
  }

  public List<Holiday> holidays() {
    return holidays;
  }

  /**
   * @param unknown of the agencies named, those that the catalogue never had
   * @throws SetupException when there are any
   */
  public void refuse(Set<String> unknown) {
    for (String agency : unknown) {
      String file = successors.agencies().contains(agency) ? SUCCESSORS : PORTAL;
      throw new SetupException(
          "%s: there is no agency %s in the source; fix the file in the folder of dossier.reference"
              .formatted(file, agency));
    }
  }

  /** Codes of all agencies that the files name. */
  public Set<String> agencies() {
    Set<String> agencies = new HashSet<>(successors.agencies());
    portal.stream().map(PortalFigure::agency).filter(a -> !a.isEmpty()).forEach(agencies::add);
    return agencies;
  }

  @Override
  public String toString() {
    return "%d agencies in successions, %d figures of the portal, %d holidays"
        .formatted(successors.agencies().size(), portal.size(), holidays.size());
  }

  private static <T> List<T> read(
      ReferenceFolder folder,
      CSVFormat format,
      String file,
      List<String> columns,
      String expected,
      Reading<T> reading) {
    List<T> read = new ArrayList<>();
    try (CSVParser rows = format.parse(new StringReader(folder.read(file)))) {
      // A file that was cut short would drop all that was said before
      if (!rows.getHeaderNames().containsAll(columns)) {
        throw new SetupException(
            "%s: the first line must be %s; found %s"
                .formatted(
                    file,
                    String.join(",", columns),
                    rows.getHeaderNames().isEmpty()
                        ? "nothing"
                        : String.join(",", rows.getHeaderNames())));
      }
      for (CSVRecord row : rows) {
        try {
          read.add(reading.row(row));
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new SetupException(
              "%s, line %d: expected %s; found %s"
                  .formatted(
                      file, rows.getCurrentLineNumber(), expected, String.join(",", row.toList())),
              e);
        }
      }
      return read;
    } catch (IOException | IllegalArgumentException e) {
      throw new SetupException("%s is not readable CSV: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Succession succession(CSVRecord row) {
    String share = row.get("share");
    return new Succession(
        filled(row, "old_agency"),
        filled(row, "new_agency"),
        LocalDate.parse(row.get("from")),
        share.isEmpty() ? BigDecimal.ONE : new BigDecimal(share));
  }

  private static PortalFigure figure(CSVRecord row) {
    Long numerator = count(row, "numerator");
    Long denominator = count(row, "denominator");
    BigDecimal rate = row.get("rate").isEmpty() ? null : new BigDecimal(row.get("rate"));
    boolean counts = numerator != null && denominator != null && numerator <= denominator;
    boolean onlyRate = numerator == null && denominator == null && isFraction(rate);
    if (!(counts && rate == null || onlyRate) || !INDICATORS.contains(row.get("indicator"))) {
      throw new IllegalArgumentException("neither counts nor a rate of a known indicator");
    }
    return new PortalFigure(
        YearMonth.parse(row.get("month")).atDay(1),
        row.get("agency"),
        row.get("indicator"),
        numerator,
        denominator,
        rate);
  }

  private static Holiday holiday(CSVRecord row) {
    return new Holiday(
        LocalDate.parse(row.get("date")), name(row, "name_vi"), name(row, "name_en"));
  }

  private static String name(CSVRecord row, String column) {
    String name = filled(row, column);
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(column);
    }
    return name;
  }

  private static boolean isFraction(BigDecimal rate) {
    return rate != null && rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0;
  }

  private static Long count(CSVRecord row, String column) {
    if (row.get(column).isEmpty()) {
      return null;
    }
    long count = Long.parseLong(row.get(column));
    if (count < 0) {
      throw new IllegalArgumentException(column);
    }
    return count;
  }

  private static String filled(CSVRecord row, String column) {
    if (row.get(column).isEmpty()) {
      throw new IllegalArgumentException(column);
    }
    return row.get(column);
  }

  private static void noneTwice(List<PortalFigure> portal) {
    record Key(LocalDate month, String agency, String indicator) {}
    Set<Key> keys = new HashSet<>();
    for (PortalFigure figure : portal) {
      if (!keys.add(new Key(figure.month(), figure.agency(), figure.indicator()))) {
        throw new SetupException(
            "%s: %s of %s in %s is there twice"
                .formatted(
                    PORTAL,
                    figure.indicator(),
                    figure.agency().isEmpty() ? "the province" : figure.agency(),
                    YearMonth.from(figure.month())));
      }
    }
  }

  private static void noDayTwice(List<Holiday> holidays) {
    Set<LocalDate> days = new HashSet<>();
    for (Holiday holiday : holidays) {
      if (!days.add(holiday.date())) {
        throw new SetupException("%s: %s is there twice".formatted(HOLIDAYS, holiday.date()));
      }
    }
  }
}
