package vn.dossier.warehouse.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.testing.database.PublishedWarehouse;

/** The calendar that publish shows. */
class DateStoreTest {

  private static final LocalDate NIGHT = LocalDate.of(2023, 10, 30);

  private JdbcTemplate warehouse;

  @BeforeEach
  void noDays() {
    warehouse = new JdbcTemplate(new PublishedWarehouse().dataSource());
  }

  private void publish() {
    new DateStore(warehouse, "publish").publish(NIGHT);
  }

  private long days(String from, String to) {
    return warehouse.queryForObject(
        "SELECT COUNT(*) FROM dim_date WHERE date_key BETWEEN ? AND ?",
        Long.class,
        LocalDate.parse(from),
        LocalDate.parse(to));
  }

  private void holiday(String day, String name, String english) {
    warehouse.update(
        "INSERT INTO stage_holiday VALUES (?, ?, ?)", LocalDate.parse(day), name, english);
  }

  private List<String> holidays() {
    return warehouse.queryForList(
        """
        SELECT CONCAT(date_key, ' ', holiday_name, ' ', holiday_name_en) FROM dim_date
        WHERE is_holiday = 1 ORDER BY date_key
        """,
        String.class);
  }

  @Test
  void theYearOfTheNightAndTheOneBeforeAreThereAtLeast() {
    publish();

    assertThat(days("0001-01-01", "9999-12-31")).isEqualTo(730);
    assertThat(days("2022-01-01", "2023-12-31")).isEqualTo(730);
  }

  /** A slip of the pen, years before all others, adds its day and its month, and no years. */
  @Test
  void noDayIsMissingBehindTheFirstThatFactsShow() {
    new DateStore(warehouse, "facts")
        .note(List.of(LocalDate.of(2021, 12, 7), LocalDate.of(1950, 3, 7)));

    publish();

    assertThat(days("2021-12-01", "2023-12-31")).isEqualTo(31 + 730);
    assertThat(days("2000-01-01", "2021-11-30")).isZero();
    assertThat(
            warehouse.queryForList(
                "SELECT date_key FROM dim_date WHERE date_key < '2000-01-01' ORDER BY 1",
                LocalDate.class))
        .containsExactly(LocalDate.of(1950, 3, 1), LocalDate.of(1950, 3, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The last day of the 52nd week of the year before, a Sunday
        "2023-01-01 | 2022 52 Chủ Nhật Sunday Tháng 1 January 1",
        "2023-01-02 | 2023 1 Thứ Hai Monday Tháng 1 January 0",
        "2023-09-02 | 2023 35 Thứ Bảy Saturday Tháng 9 September 1",
        "2023-12-31 | 2023 52 Chủ Nhật Sunday Tháng 12 December 1"
      })
  void aDayHasItsIsoWeekAndItsNames(LocalDate day, String told) {
    publish();

    assertThat(
            warehouse.queryForObject(
                """
                SELECT CONCAT_WS(' ', iso_year, iso_week, day_name, day_name_en, month_name,
                  month_name_en, is_weekend)
                FROM dim_date WHERE date_key = ?
                """,
                String.class,
                day))
        .isEqualTo(told);
  }

  @Test
  void daysOffFollowTheListOfTheNight() {
    holiday("2023-09-01", "Quốc khánh", "National Day");
    holiday("2023-09-04", "Nghỉ bù", "In lieu");
    holiday("2031-01-01", "Tết Dương lịch", "New Year's Day");
    publish();
    assertThat(holidays())
        .containsExactly("2023-09-01 Quốc khánh National Day", "2023-09-04 Nghỉ bù In lieu");
    assertThat(
            warehouse.queryForObject(
                "SELECT COUNT(*) FROM dim_date WHERE is_holiday = 0", Long.class))
        .isEqualTo(728);

    warehouse.update("DELETE FROM stage_holiday WHERE date_key = '2023-09-04'");
    warehouse.update("UPDATE stage_holiday SET name_vi = 'Ngày Quốc khánh'");
    publish();
    assertThat(holidays()).containsExactly("2023-09-01 Ngày Quốc khánh National Day");
  }
}
