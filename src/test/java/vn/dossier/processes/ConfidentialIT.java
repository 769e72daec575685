package vn.dossier.processes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.AllTables;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.process.Ended;
import vn.dossier.testing.process.Jar;

/**
 * What must never be seen: passwords, right and wrong, and the personal data of the source, which
 * the account of this test could read. Searched for in all that commands print, in the log with its
 * stack traces, and in every column of every table of the warehouse.
 */
class ConfidentialIT {

  private static final String RIGHT = "Right-zq81-%p#ss";
  private static final String WRONG = "Wrong-zq81-%p#ss";

  @TempDir private static Path folder;

  private static Databases databases;
  private static String account;
  private static Map<String, String> settings;
  private static final List<String> personal = new ArrayList<>();
  private static final StringBuilder seen = new StringBuilder();

  @BeforeAll
  static void type() throws SQLException, IOException {
    databases = Databases.server("utf8mb4_general_ci").migrated();
    account = databases.warehouseUrl().replaceFirst(".*warehouse", "confidential");
    asRoot(
        "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(account, RIGHT),
        "GRANT ALL ON *.* TO '%s'@'%%'".formatted(account));
    LocalDate night = fillSource();
    settings = new HashMap<>();
    settings.put("DOSSIER_SOURCE_URL", databases.sourceUrl());
    settings.put("DOSSIER_SOURCE_USERNAME", account);
    settings.put("DOSSIER_SOURCE_PASSWORD_FILE", file("right", RIGHT));
    settings.put("SPRING_DATASOURCE_URL", databases.warehouseUrl());
    settings.put("SPRING_DATASOURCE_USERNAME", account);
    settings.put("SPRING_DATASOURCE_PASSWORD", RIGHT);

    typed(0, "nightly", "--date", night.toString());
    typed(0, "status", "--json", "--logging.level.root=debug");
    typed(0, "rejects", "--json");
    typed(0, "explain", codeOf("fact_dossier"));
    typed(0, "explain", "--json", codeOf("etl_reject"));
    typed(0, "report", "--month", YearMonth.from(night).toString());
    typed(2, "check", "--spring.datasource.password=" + WRONG);
    typed(2, "nightly", "--dossier.source.password-file=" + file("wrong", WRONG));
    // A driver would repeat parts of it
    String inUrl = "jdbc:mysql://%s:%s@127.0.0.1:1/x".formatted(account, WRONG);
    typed(2, "nightly", "--spring.datasource.url=" + inUrl);

    try (Connection warehouse = databases.warehouse()) {
      seen.append(AllTables.read(warehouse));
    }
    try (var logs = Files.walk(folder.resolve("var"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        seen.append(Files.readString(log));
      }
    }
  }

  @AfterAll
  static void dropAccount() throws SQLException {
    asRoot("DROP USER '%s'@'%%'".formatted(account));
  }

  @Test
  void noPasswordIsSeen() {
    assertThat(seen).contains("Access denied").contains(account);
    assertThat(seen.toString()).doesNotContain(RIGHT).doesNotContain(WRONG);
    assertThat(seen.toString()).doesNotContain("zq81");
  }

  @Test
  void noPersonalValueIsSeenWhateverBecameOfItsDossier() throws SQLException {
    assertThat(count("SELECT COUNT(*) FROM fact_dossier")).isPositive();
    assertThat(count("SELECT COUNT(*) FROM etl_reject")).isPositive();
    assertThat(count("SELECT COUNT(*) FROM etl_run_exclusion")).isPositive();
    assertThat(personal).hasSizeGreaterThan(300);
    String all = seen.toString();
    assertThat(personal.stream().filter(all::contains)).isEmpty();
  }

  /**
   * A dirty source, with distinctive values in every personal column of every dossier; its night.
   */
  private static LocalDate fillSource() throws SQLException {
    RandomSource source = new RandomSource(7, true);
    int number = 0;
    for (Map<String, Object> dossier : source.rows().rows(SourceTable.HO_SO)) {
      number++;
      put(dossier, "chu_ho_so", "Ẩn Danh Zqx%04d".formatted(number));
      put(dossier, "so_dinh_danh", "977%09d".formatted(number * 7919));
      put(dossier, "so_dien_thoai", "+8497%07d".formatted(number * 7919));
      put(dossier, "email", "zqx%04d@bi-mat.example".formatted(number));
      put(dossier, "dia_chi", "Ngõ Zqy%04d, phường Kín".formatted(number));
    }
    try (Connection connection = databases.source()) {
      source.rows().writeTo(connection);
    }
    return source.firstNight();
  }

  private static void put(Map<String, Object> dossier, String column, String value) {
    dossier.put(column, value);
    personal.add(value);
  }

  private static void typed(int code, String... command) {
    Map<String, String> environment = new HashMap<>(settings);
    String all = String.join(" ", command);
    if (all.contains("--dossier.source.password-file")) {
      environment.remove("DOSSIER_SOURCE_PASSWORD_FILE");
    }
    Ended ended = new Jar(folder, environment, true).run(command);
    assertThat(ended.code()).as(all + ended.out() + ended.err()).isEqualTo(code);
    seen.append(ended.out()).append(ended.err());
  }

  private static String codeOf(String table) throws SQLException {
    return text("SELECT MIN(dossier_code) FROM %s WHERE dossier_code <> ''".formatted(table));
  }

  private static long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private static String text(String sql) throws SQLException {
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String file(String name, String secret) throws IOException {
    return Files.writeString(folder.resolve(name), secret + "\n", UTF_8).toString();
  }

  private static void asRoot(String... statements) throws SQLException {
    try (Connection root = databases.source();
        Statement statement = root.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
