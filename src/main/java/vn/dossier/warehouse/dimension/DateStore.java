package vn.dossier.warehouse.dimension;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

  private static final String PUBLISHED =
      "SELECT date_key FROM dim_date WHERE date_key BETWEEN ? AND ?";

  private static final String INSERT =
      """
      INSERT INTO dim_date
        (date_key, year_number, quarter_number, month_number, month_start, day_of_week)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

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

  /** Publishes the noted dates, and every day of the business date's year and the one before. */
  public void publish(LocalDate businessDate) {
    LocalDate first = LocalDate.of(businessDate.getYear() - 1, 1, 1);
    LocalDate last = LocalDate.of(businessDate.getYear(), 12, 31);
    Set<LocalDate> missing = new TreeSet<>(warehouse.queryForList(MISSING, LocalDate.class));
    Set<LocalDate> there =
        new HashSet<>(warehouse.queryForList(PUBLISHED, LocalDate.class, first, last));
    first.datesUntil(last.plusDays(1)).filter(day -> !there.contains(day)).forEach(missing::add);
    if (!missing.isEmpty()) {
      warehouse.batchUpdate(INSERT, missing.stream().map(DateStore::row).toList());
    }
  }

  private static Object[] row(LocalDate date) {
    return new Object[] {
      date,
      date.getYear(),
      date.get(IsoFields.QUARTER_OF_YEAR),
      date.getMonthValue(),
      MonthStart.of(date),
      date.getDayOfWeek().getValue()
    };
  }
}
