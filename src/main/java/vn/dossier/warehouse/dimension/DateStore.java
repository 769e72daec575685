package vn.dossier.warehouse.dimension;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** Dates that facts show, on their way into dim_date. */
public final class DateStore {

  private static final String NOTE =
      "INSERT IGNORE INTO stage_date (date_key, partition_name) VALUES (?, ?)";

  private static final String MISSING =
      """
      SELECT DISTINCT s.date_key FROM stage_date s
      WHERE NOT EXISTS (SELECT 1 FROM dim_date d WHERE d.date_key = s.date_key)
      """;

  private static final String PUBLISHED = "SELECT date_key FROM dim_date";

  private static final String INSERT =
      """
      INSERT INTO dim_date
        (date_key, year_number, quarter_number, month_number, month_start, day_of_week, iso_year,
         iso_week, day_name, day_name_en, month_name, month_name_en, is_weekend)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String NO_HOLIDAYS =
      """
      UPDATE dim_date SET is_holiday = 0, holiday_name = NULL, holiday_name_en = NULL
      WHERE (is_holiday IS NULL OR is_holiday = 1)
        AND NOT EXISTS (SELECT 1 FROM stage_holiday h WHERE h.date_key = dim_date.date_key)
      """;

  private static final String NEW_HOLIDAYS =
      """
      SELECT h.name_vi, h.name_en, h.date_key
      FROM stage_holiday h JOIN dim_date d ON d.date_key = h.date_key
      WHERE d.is_holiday IS NULL OR d.is_holiday = 0 OR d.holiday_name <> h.name_vi
        OR d.holiday_name_en <> h.name_en
      """;

  private static final String HOLIDAY =
      """
      UPDATE dim_date SET is_holiday = 1, holiday_name = ?, holiday_name_en = ? WHERE date_key = ?
      """;

  /** A day before is a slip of the pen: the years between it and the others are not filled. */
  private static final LocalDate FIRST_OF_ALL = LocalDate.of(2000, 1, 1);

  private final JdbcTemplate warehouse;
  private final String partition;
  private final Set<LocalDate> noted = new HashSet<>();

  public DateStore(JdbcTemplate warehouse, String partition) {
    this.warehouse = warehouse;
    this.partition = partition;
  }

  /** Notes dates in the transaction of the facts that show them. */
  public void note(Collection<LocalDate> dates) {
    List<Object[]> rows =
        dates.stream().filter(noted::add).map(date -> new Object[] {date, partition}).toList();
    if (!rows.isEmpty()) {
      warehouse.batchUpdate(NOTE, rows);
    }
  }

  /**
   * Publishes the noted dates, every day from the first of them to the end of the business date's
   * year, two years at least, and which of them are holidays.
   */
  public void publish(LocalDate businessDate) {
    Set<LocalDate> there = new HashSet<>(warehouse.queryForList(PUBLISHED, LocalDate.class));
    NavigableSet<LocalDate> days = new TreeSet<>(warehouse.queryForList(MISSING, LocalDate.class));
    days.addAll(there);
    days.add(LocalDate.of(businessDate.getYear() - 1, 1, 1));
    LocalDate first = days.ceiling(FIRST_OF_ALL);
    LocalDate end = LocalDate.of(businessDate.getYear() + 1, 1, 1);
    // A view finds a month by its first day
    days.addAll(days.stream().map(MonthStart::of).toList());
    if (first != null && first.isBefore(end)) {
      MonthStart.of(first).datesUntil(end).forEach(days::add);
    }
    days.removeAll(there);
    if (!days.isEmpty()) {
      warehouse.batchUpdate(INSERT, days.stream().map(DateStore::row).toList());
    }
    warehouse.update(NO_HOLIDAYS);
    List<Object[]> holidays =
        warehouse.query(
            NEW_HOLIDAYS,
            (rs, n) ->
                new Object[] {rs.getString(1), rs.getString(2), rs.getObject(3, LocalDate.class)});
    if (!holidays.isEmpty()) {
      warehouse.batchUpdate(HOLIDAY, holidays);
    }
  }

  private static Object[] row(LocalDate date) {
    CalendarDay day = new CalendarDay(date);
    return new Object[] {
      date,
      date.getYear(),
      day.quarter(),
      date.getMonthValue(),
      MonthStart.of(date),
      date.getDayOfWeek().getValue(),
      day.isoYear(),
      day.isoWeek(),
      day.dayName(),
      day.dayNameInEnglish(),
      day.monthName(),
      day.monthNameInEnglish(),
      day.isWeekend() ? 1 : 0
    };
  }
}
