package vn.dossier.warehouse.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.migration.Context;
import vn.dossier.warehouse.dimension.CalendarDay;
import vn.dossier.warehouse.dimension.SearchName;

/**
 * V38: weeks, names and weekends of the calendar, and names that are found without accents. In
 * Java, because not every engine knows the words, and none adds a column twice.
 */
public final class CalendarMigration extends VersionedMigration {

  private static final List<AddedColumn> COLUMNS =
      List.of(
          new AddedColumn("dim_date", "iso_year", "INT"),
          new AddedColumn("dim_date", "iso_week", "INT"),
          new AddedColumn("dim_date", "day_name", "VARCHAR(10)"),
          new AddedColumn("dim_date", "day_name_en", "VARCHAR(10)"),
          new AddedColumn("dim_date", "month_name", "VARCHAR(10)"),
          new AddedColumn("dim_date", "month_name_en", "VARCHAR(10)"),
          new AddedColumn("dim_date", "is_weekend", "SMALLINT"),
          new AddedColumn("dim_date", "is_holiday", "SMALLINT"),
          new AddedColumn("dim_date", "holiday_name", "VARCHAR(100)"),
          new AddedColumn("dim_date", "holiday_name_en", "VARCHAR(100)"),
          new AddedColumn("dim_agency", "search_name", "VARCHAR(300)"),
          new AddedColumn("stage_dim_agency", "search_name", "VARCHAR(300)"),
          new AddedColumn("dim_procedure", "search_name", "VARCHAR(500)"),
          new AddedColumn("stage_dim_procedure", "search_name", "VARCHAR(500)"));

  private static final String MONTHS_WITHOUT_FIRST_DAY =
      """
      SELECT DISTINCT d.month_start FROM dim_date d
      WHERE NOT EXISTS (SELECT 1 FROM dim_date m WHERE m.date_key = d.month_start)
      """;

  private static final String ADD_DAY =
      """
      INSERT INTO dim_date
        (date_key, year_number, quarter_number, month_number, month_start, day_of_week)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String DAYS = "SELECT date_key FROM dim_date WHERE iso_week IS NULL";

  private static final String SET_DAY =
      """
      UPDATE dim_date SET iso_year = ?, iso_week = ?, day_name = ?, day_name_en = ?, month_name = ?,
        month_name_en = ?, is_weekend = ?
      WHERE date_key = ?
      """;

  private static final List<String> NAMES =
      List.of(
          "SELECT DISTINCT agency_name FROM dim_agency WHERE search_name IS NULL",
          "SELECT DISTINCT agency_name FROM stage_dim_agency WHERE search_name IS NULL",
          "SELECT DISTINCT procedure_name FROM dim_procedure WHERE search_name IS NULL",
          "SELECT DISTINCT procedure_name FROM stage_dim_procedure WHERE search_name IS NULL");

  private static final List<String> SET_NAME =
      List.of(
          "UPDATE dim_agency SET search_name = ? WHERE agency_name = ?",
          "UPDATE stage_dim_agency SET search_name = ? WHERE agency_name = ?",
          "UPDATE dim_procedure SET search_name = ? WHERE procedure_name = ?",
          "UPDATE stage_dim_procedure SET search_name = ? WHERE procedure_name = ?");

  CalendarMigration() {
    super("38", "calendar and names without accents");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    for (AddedColumn column : COLUMNS) {
      column.add(connection);
    }
    addFirstDays(connection);
    describeDays(connection);
    for (int i = 0; i < NAMES.size(); i++) {
      setNames(connection, NAMES.get(i), SET_NAME.get(i));
    }
  }

  // A view finds a month by its first day
  private static void addFirstDays(Connection connection) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD_DAY)) {
      for (LocalDate first : days(connection, MONTHS_WITHOUT_FIRST_DAY)) {
        add.setObject(1, first);
        add.setInt(2, first.getYear());
        add.setInt(3, (first.getMonthValue() + 2) / 3);
        add.setInt(4, first.getMonthValue());
        add.setObject(5, first);
        add.setInt(6, first.getDayOfWeek().getValue());
        add.addBatch();
      }
      add.executeBatch();
    }
  }

  private static void describeDays(Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement(SET_DAY)) {
      for (LocalDate date : days(connection, DAYS)) {
        CalendarDay day = new CalendarDay(date);
        set.setInt(1, day.isoYear());
        set.setInt(2, day.isoWeek());
        set.setString(3, day.dayName());
        set.setString(4, day.dayNameInEnglish());
        set.setString(5, day.monthName());
        set.setString(6, day.monthNameInEnglish());
        set.setInt(7, day.isWeekend() ? 1 : 0);
        set.setObject(8, date);
        set.addBatch();
      }
      set.executeBatch();
    }
  }

  private static Set<LocalDate> days(Connection connection, String sql) throws SQLException {
    Set<LocalDate> days = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        days.add(rows.getObject(1, LocalDate.class));
      }
    }
    return days;
  }

  private static void setNames(Connection connection, String names, String update)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(names);
        PreparedStatement set = connection.prepareStatement(update);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name != null) {
          set.setString(1, SearchName.of(name));
          set.setString(2, name);
          set.addBatch();
        }
      }
      set.executeBatch();
    }
  }
}
