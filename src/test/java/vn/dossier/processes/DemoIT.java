package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.testing.database.AllTables;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/** The first thing that a newcomer does: the jar, no command, no settings, any folder. */
class DemoIT {

  private static final String LOG_LINE =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00 (INFO|WARN|ERROR) .*";

  @TempDir Path folder;

  @Test
  void printsTheBulletinAndChangesNoRowWhenRunAgain() throws SQLException {
    Jar jar = new Jar(folder, Map.of(), false);

    Ended first = jar.run();

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("6,206 source dossiers")
        .contains("BẢN TIN THÁNG 10/2023")
        .contains("Tháng 10/2023: Tỷ lệ hồ sơ trực tuyến toàn tỉnh đạt 72%\n")
        .contains(
            "Tính đến hết ngày 31/10/2023, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 72%, tăng 43"
                + " điểm phần trăm so với tháng 5/2023 (trước khi có Chỉ thị số 10/CT-UBND); trong"
                + " đó, cấp tỉnh đạt 79%, cấp huyện đạt 68%.\n")
        .contains(
            "tỷ lệ số hóa hồ sơ, thành phần hồ sơ toàn tỉnh đạt 79%, tăng 65 điểm",
            "cấp tỉnh đạt 96%, cấp huyện đạt 70%.\n")
        .contains("toàn tỉnh đã số hóa 879 kết quả giải quyết thủ tục hành chính lịch sử.\n")
        .contains(
            "Tỷ lệ hồ sơ thanh toán trực tuyến trên tổng số hồ sơ có phát sinh nghĩa vụ tài chính"
                + " toàn tỉnh đạt 45%, tăng 40 điểm",
            "cấp tỉnh đạt 56%, cấp huyện đạt 8%.\n")
        .contains("đã có 03 đơn vị triển khai biên lai điện tử: ")
        .contains("tỉnh Mẫu công bố kết quả tiếp nhận", "\nLiên hệ\n", "Phòng Tổng hợp")
        .contains("Sở Lao động - Thương binh và Xã hội", "Sở Y tế", "Sở Xây dựng");
    assertThat(first.err().lines()).isNotEmpty().allMatch(line -> line.matches(LOG_LINE));
    assertThat(folder.toFile().list()).containsExactly("var");
    Map<String, ?> rows = warehouse();

    Ended second = new Jar(folder, Map.of("TZ", "America/New_York"), false).run();

    assertThat(second.code()).isZero();
    assertThat(second.out()).contains("already loaded").contains("BẢN TIN THÁNG 10/2023");
    assertThat(second.err().lines()).allMatch(line -> line.matches(LOG_LINE));
    assertThat(warehouse()).isEqualTo(rows);
  }

  /** Whoever compares a line with the hour of the night need not know the host's zone. */
  @Test
  void tellsTheTimeOfTheDossiersOnAHostInAnotherZone() throws IOException {
    Jar jar = new Jar(folder, Map.of("TZ", "America/New_York"), true);
    LocalDateTime before = LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusMinutes(1);

    Ended demo = jar.run();
    Ended status = jar.run("status", "--json");

    assertThat(demo.err().lines()).isNotEmpty().allMatch(line -> line.matches(LOG_LINE));
    assertThat(Files.readAllLines(folder.resolve("var/log/dossier-etl.log")))
        .filteredOn(line -> line.matches("\\d{4}-.*"))
        .isNotEmpty()
        .allMatch(
            line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+07:00 .*"));
    String started = JsonMapper.shared().readTree(status.out()).at("/runs/0/started_at").asString();
    assertThat(LocalDateTime.parse(started))
        .isBetween(before, LocalDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOSSIER_SOURCE_URL",
        "DOSSIER_SOURCE_USERNAME",
        "DOSSIER_SOURCE_PASSWORD",
        "SPRING_DATASOURCE_URL",
        "SPRING_DATASOURCE_USERNAME",
        "SPRING_DATASOURCE_PASSWORD"
      })
  void refusesASettingOfARealDatabase(String setting) {
    Ended ended = new Jar(folder, Map.of(setting, "x"), true).run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains(setting.toLowerCase(java.util.Locale.ROOT).replace('_', '.'));
  }

  private Map<String, ?> warehouse() throws SQLException {
    Path file = folder.resolve("var/demo/warehouse");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
      Map<String, ?> tables = AllTables.read(connection);
      // Each start leaves a row of its own
      tables.remove("ETL_START");
      return tables;
    }
  }
}
