package vn.dossier.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Answer;

/** What {@code adapter check} finds in an adapter that somebody has just written. */
class AdapterCheckTest {

  @TempDir private Path jobs;
  private Path folder;

  private void copy() throws IOException {
    folder = Files.createDirectories(jobs.resolve("source/acme"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("jobs/source/one-stop"))) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.createDirectories(jobs.resolve("rules"));
    Files.copy(Path.of("jobs/rules/one-stop.yml"), jobs.resolve("rules/acme.yml"));
  }

  /** Two dossiers with three components, one of which names nobody. */
  private static Databases filled(Databases databases) throws SQLException {
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, kenh_thuc_hien, trang_thai_ho_so_id, ngay_tiep_nhan)
          VALUES ('d-1', 'H01-1', 'H01', '2', '4', '2023-10-05 09:00:00'),
            ('d-2', 'H01-2', 'H09', '1', '4', '2023-10-05 09:00:00')
          """);
      statement.execute(
          """
          INSERT INTO thanh_phan_ho_so (id, ho_so, dinh_kem)
          VALUES ('t-1', 'H01-1', '/a.pdf'), ('t-2', 'H01-2', NULL), ('t-3', 'H01-9', NULL)
          """);
      statement.execute("INSERT INTO don_vi (group_code, group_name) VALUES ('H01', 'Sở Một')");
    }
    return databases;
  }

  private Answer check(Databases databases) {
    return Answer.to(databases.settings(), "adapter", "check", folder.toString());
  }

  @Test
  void aGoodOneIsToldWithItsFirstDossiers() throws SQLException, IOException {
    copy();
    Answer answer = check(filled(Databases.h2()));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("0 errors, 1 warnings")
        .contains("components.sql: 1 of 3 links meet no dossier")
        .contains("1 of the first 2 dossiers would be loaded")
        .containsPattern(
            "d-1 +H01-1 +loaded: accepted 2023-10-05, online, digitised, no fee due, open \\(processing\\)")
        .containsPattern(
            "d-2 +H01-2 +rejected: AGENCY_UNKNOWN, agency code 'H09' is not in the catalogue");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dossiers.sql | muc_do as service_level,       | ''                                  | column service_level is missing
          dossiers.sql | null as copy_reason,           | null as copy_reason, 1 as x,        | column x is read by nothing
          dossiers.sql | ngay_tiep_nhan as accepted_at  | cast(ngay_tiep_nhan as char(30)) as accepted_at | column accepted_at is text instead of datetime
          payments.sql | so_tien as amount              | trang_thai as amount                | column amount is text instead of number
          dossiers.sql | from ho_so                     | from ho_so cross join linh_vuc      | dossiers.sql: 4 rows, but 2 ids: pages would lose rows
          dossiers.sql | select\\n  id                  | select\\n  nullif(id, 'd-2') as id  | dossiers.sql: 1 rows without id
          adapter.yml  | link: code                     | link: id                            | components.sql: none of 3 links is the id of a dossier
          agencies.sql | from don_vi                    | from don_vi where 1 = 0             | 0 of the first 2 dossiers would be loaded
          fields.sql   | from linh_vuc                  | from linh_vuk                       | LINH_VUK
          dossiers.sql | loai_ket_qua as result_kind    | chu_ho_so as result_kind            | dossiers.sql names ho_so.chu_ho_so, which personal.yml calls personal
          dossiers.sql | from ho_so                     | from ho_so where email is null      | dossiers.sql names ho_so.email, which personal.yml calls personal
          contract.yml | 'ho_so:\\n'                    | 'hoso:\\n'                          | table hoso is missing
          contract.yml | muc_do: text(5)                | muc: text(5)                        | column ho_so.muc is missing
          contract.yml | so_tien: integer               | no: integer                         | contract.yml: false is no name: write names such as no, yes, on, off and numbers in quotes
          contract.yml | so_tien: integer               | so_tien: money                      | is no type: text, text(LENGTH), integer, decimal, datetime, binary
          papers.sql   | select\\n  id                  | select\\n  null as id               | column id is a null without a type
          fields.sql   | from linh_vuc                  | from linh_vuc;                      | source/acme/fields.sql has a semicolon: take it out
          ../../rules/acme.yml | result-kind-withdrawn  | withdrawn                           | rules/acme.yml: rules: dossiers.result-kind-withdrawn is missing
          personal.yml | '[chu_ho_so, so_dinh_danh, so_dien_thoai, email, dia_chi]' | chu_ho_so | personal.yml: write TABLE: [COLUMN, COLUMN]
          """)
  void whatIsWrongIsNamed(String file, String good, String bad, String named)
      throws SQLException, IOException {
    copy();
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(good.translateEscapes());
    Files.writeString(
        folder.resolve(file), text.replace(good.translateEscapes(), bad.translateEscapes()));
    Databases databases = filled(Databases.h2());
    if (bad.contains("cross join")) {
      try (Connection source = databases.source();
          Statement statement = source.createStatement()) {
        statement.execute("INSERT INTO linh_vuc (ma, ten) VALUES ('A', 'A'), ('B', 'B')");
      }
    }
    Answer answer = check(databases);
    assertThat(answer.code()).as(answer.out()).isEqualTo(2);
    assertThat(answer.out() + answer.err()).contains(named);
    if (named.endsWith("personal")) {
      assertThat(answer.out()).doesNotContain("d-1").contains("are looked at when the SELECTs");
    }
  }

  private Answer night(Databases databases) throws SQLException {
    return configured(databases.migrated(), "nightly", "--date", "2023-10-31");
  }

  private Answer configured(Databases databases, String... typed) {
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.jobs", jobs.toString());
    settings.put("dossier.source.adapter", "acme");
    return Answer.to(settings, typed);
  }

  /** What only checks saw would be wrong figures, or personal data in the hands of the program. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dossiers.sql | loai_ket_qua as result_kind   | chu_ho_so as result_kind        | dossiers.sql names ho_so.chu_ho_so, which personal.yml calls personal
          dossiers.sql | from ho_so                    | from ho_so where email is null  | dossiers.sql names ho_so.email, which personal.yml calls personal
          dossiers.sql | muc_do as service_level,      | ''                              | source/acme/dossiers.sql: column service_level is missing
          fields.sql   | ten as name                   | ten as title                    | source/acme/fields.sql: column name is missing
          dossiers.sql | ngay_tiep_nhan as accepted_at | cast(ngay_tiep_nhan as char(30)) as accepted_at | column accepted_at is text instead of datetime
          dossiers.sql | ngay_tiep_nhan as accepted_at | 1696471200000 as accepted_at    | column accepted_at is integer instead of datetime
          papers.sql   | select\\n  id                 | select\\n  null as id           | papers.sql: column id is a null without a type
          components.sql | ho_so as link             | cast(ho_so as binary(16)) as link | components.sql: column link is binary (give HEX of it) instead of link
          fields.sql   | from linh_vuc                 | from linh_vuk                   | source/acme/fields.sql: Table "LINH_VUK" not found
          agencies.sql | from don_vi                   | from don_vi;                    | source/acme/agencies.sql has a semicolon
          dossiers.sql | from ho_so                    | from ho_so cross join linh_vuc  | the source gives several rows with one id: type adapter check
          payments.sql | from yeu_cau_thanh_toan       | from yeu_cau_thanh_toan cross join linh_vuc | payments.sql gives several rows with one id, which would count twice
          papers.sql   | from giay_to_so_hoa           | from giay_to_so_hoa cross join linh_vuc | the source gives several rows with one id
          dossiers.sql | select\\n  id                 | select\\n  nullif(id, 'd-2') as id  | source/acme/dossiers.sql: a row has no id
          payments.sql | select\\n  id                 | select\\n  nullif(id, 'p-1') as id  | payments.sql gives requests without an id
          papers.sql   | select\\n  id                 | select\\n  nullif(id, 'g-1') as id  | the source gives a row without an id
          """)
  void aNightRefusesWhatIsWrong(String file, String good, String bad, String named)
      throws SQLException, IOException {
    copy();
    replace(file, good.translateEscapes(), bad.translateEscapes());
    Databases databases = filled(Databases.h2());
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("INSERT INTO linh_vuc (ma, ten) VALUES ('A', 'A'), ('B', 'B')");
      statement.execute("INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so) VALUES ('p-1', 'H01-1')");
      statement.execute(
          "INSERT INTO giay_to_so_hoa (id, loai_so_hoa, created_on) VALUES ('g-1', '1', '2023-10-05 09:00:00')");
    }
    Answer answer = night(databases);
    assertThat(answer.err()).contains(named);
    assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(2);
  }

  /** Superfluous columns are asked for by nobody. */
  @Test
  void aNightGoesOnWithAColumnThatNothingReads() throws SQLException, IOException {
    copy();
    replace("dossiers.sql", "null as copy_reason,", "null as copy_reason, 1 as x,");
    Answer answer = night(filled(Databases.h2()));
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
  }

  /** Only ids, links and dates that are asked for by range lose rows by their type. */
  @Test
  void aNightReadsTextThatIsStoredAsBytes() throws SQLException, IOException {
    copy();
    Databases databases = filled(Databases.server("utf8mb4_general_ci"));
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("ALTER TABLE thanh_phan_ho_so MODIFY dinh_kem BLOB");
    }
    assertThat(check(databases).out())
        .contains("column files is of a type that nothing reads instead of text");
    Answer answer = night(databases);
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement();
        ResultSet facts =
            statement.executeQuery("SELECT dossier_id, component_digitised FROM fact_dossier")) {
      assertThat(facts.next()).isTrue();
      assertThat(facts.getString(1) + " " + facts.getInt(2)).isEqualTo("d-1 1");
    }
  }

  /** A thousand links, none of which is an id: it may be true, so it is said and not refused. */
  @ParameterizedTest
  @CsvSource({"id, 1000, true", "id, 999, false", "code, 1000, false"})
  void linksThatAllMeetNobodyAreTold(String link, int components, boolean told)
      throws SQLException, IOException {
    copy();
    replace("adapter.yml", "link: code", "link: " + link);
    Databases databases = filled(Databases.h2());
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("DELETE FROM thanh_phan_ho_so");
      statement.execute(
          "INSERT INTO thanh_phan_ho_so (id, ho_so) SELECT x, 'H01-1' FROM SYSTEM_RANGE(1, %d)"
              .formatted(components));
    }
    Answer answer = night(databases);
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.err().contains("components.sql: none of its first 1,000 links is the id of"))
        .isEqualTo(told);
    Answer check = configured(databases, "check");
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(check.out().contains("components.sql: none of its links is the id of a dossier"))
        .isEqualTo(told);
  }

  /** Messages say no more than "type adapter check", and then the folder is known. */
  @Test
  void withoutAFolderTheConfiguredOneIsTried() throws SQLException, IOException {
    copy();
    Databases databases = filled(Databases.h2());
    assertThat(configured(databases, "adapter", "check").out())
        .isEqualTo(check(databases).out())
        .contains("1 of 3 links meet no dossier");
    assertThat(Answer.to(databases.settings(), "adapter", "check").out())
        .as("the packaged one")
        .contains("1 of the first 2 dossiers would be loaded");
    replace("dossiers.sql", "  muc_do as service_level,\n", "");
    Answer wrong = configured(databases, "adapter", "check");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).contains("column service_level is missing");
  }

  /** Why a row is a copy may be read from a column, and people type what they like. */
  @Test
  void aReasonThatTheSelectDoesNotWriteIsShownNowhere() throws SQLException, IOException {
    copy();
    replace(
        "dossiers.sql",
        "null as copy_reason",
        "case when loai_ket_qua = 'B' then 'twin' else loai_ket_qua end as copy_reason");
    Databases databases = filled(Databases.h2());
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("UPDATE ho_so SET loai_ket_qua = 'Nguyễn Văn An' WHERE id = 'd-1'");
      statement.execute("UPDATE ho_so SET loai_ket_qua = 'B' WHERE id = 'd-2'");
    }
    assertThat(night(databases).code()).isZero();
    Map<String, Object> settings = databases.settings();
    settings.put("dossier.jobs", jobs.toString());
    settings.put("dossier.source.adapter", "acme");
    StringBuilder shown = new StringBuilder();
    for (String[] typed :
        List.of(
            new String[] {"adapter", "check", folder.toString()},
            new String[] {"check"},
            new String[] {"status", "--json"},
            new String[] {"explain", "H01-1"},
            new String[] {"explain", "H01-1", "--json"},
            new String[] {"explain", "H01-2"})) {
      Answer answer = Answer.to(settings, typed);
      shown.append(answer.out()).append(answer.err());
    }
    try (Connection warehouse = databases.warehouse();
        Statement statement = warehouse.createStatement();
        ResultSet script = statement.executeQuery("SCRIPT")) {
      while (script.next()) {
        shown.append(script.getString(1));
      }
    }
    assertThat(shown)
        .contains("copy reason 'twin'", "etl_run_exclusion")
        .doesNotContain("Văn")
        .doesNotContain("V\\u0103n");
  }

  private void replace(String file, String good, String bad) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(good);
    Files.writeString(path, text.replace(good, bad));
  }

  /** One fault, one error: no statement around such a SELECT can run, so none is tried. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMissingColumnIsOneErrorAndNoMore(boolean server) throws SQLException, IOException {
    copy();
    replace("dossiers.sql", "  muc_do as service_level,\n", "");
    Answer answer = check(filled(server ? Databases.server("utf8mb4_general_ci") : Databases.h2()));
    assertThat(answer.out())
        .contains("1 errors, 0 warnings")
        .contains("looked at when the SELECTs are right");
  }

  @Test
  void missingRulesAreOneErrorThatNamesTheirFile() throws SQLException, IOException {
    copy();
    Files.delete(jobs.resolve("rules/acme.yml"));
    assertThat(check(filled(Databases.h2())).out())
        .contains("1 errors")
        .containsPattern("error +rules +There is no file " + jobs.resolve("rules/acme.yml"))
        .doesNotContain("fix the SELECTs");
  }

  @Test
  void anOrderAndAColumnThatTheContractLacksAreWarnings() throws SQLException, IOException {
    copy();
    replace("fields.sql", "from linh_vuc", "from linh_vuc order by ma");
    replace("contract.yml", "  muc_do: text(5)\n  trang_thai_ho_so_id", "  trang_thai_ho_so_id");
    Answer answer = check(filled(Databases.h2()));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("0 errors, 3 warnings")
        .contains("ORDER BY orders nothing here")
        .contains("dossiers.sql names column ho_so.MUC_DO, which contract.yml does not have");
  }

  /** Money of a source may have places; a whole amount is read, another is in quarantine. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDecimalAmountIsSaidInTheContract(boolean server) throws SQLException, IOException {
    copy();
    replace("contract.yml", "so_tien: integer", "so_tien: decimal");
    Databases databases = server ? Databases.server("utf8mb4_general_ci") : Databases.h2();
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("ALTER TABLE yeu_cau_thanh_toan MODIFY so_tien decimal(15,2)");
      statement.execute(
          """
          INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so, so_tien, trang_thai)
          VALUES ('p-1', 'H01-1', 15000.00, 'Chờ thanh toán'), ('p-2', 'H01-2', 1.5, 'Chờ thanh toán')
          """);
      statement.execute("INSERT INTO don_vi (group_code, group_name) VALUES ('H09', 'Sở Chín')");
    }
    Answer answer = check(filled(databases));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .doesNotContain("so_tien")
        .containsPattern("H01-1 +loaded")
        .containsPattern("H01-2 +rejected: VALUE_INVALID");
  }

  /** add-an-adapter.md has this SELECT: nothing of it is a null without a type that matters. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSourceWithoutPapersHasASelectAllTheSame(boolean server) throws SQLException, IOException {
    copy();
    Files.writeString(
        folder.resolve("papers.sql"),
        """
        select
          id, null as link, null as kind, null as status, null as digitised_at, null as created_at,
          null as agency_identifier, null as deleted_at
        from ho_so
        where 1 = 0
        """);
    Answer answer = check(filled(server ? Databases.server("utf8mb4_general_ci") : Databases.h2()));
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out()).contains("0 errors, 1 warnings");
  }

  /** What a server cannot merge, it stores aside, page by page. */
  @Test
  void aSelectThatTheServerStoresAsideIsAWarning() throws SQLException, IOException {
    copy();
    Databases databases = filled(Databases.server("utf8mb4_general_ci"));
    assertThat(check(databases).out())
        .contains("the server reads the tables themselves in every statement");
    Path dossiers = folder.resolve("dossiers.sql");
    Files.writeString(
        dossiers, Files.readString(dossiers).replace("select\n  id", "select distinct\n  id"));
    Answer answer = check(databases);
    assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    assertThat(answer.out())
        .containsPattern("the server stores all rows before it looks at them in page-of-dossiers");
  }

  /** add-an-adapter.md has both: two payments in a row, by a small table or by UNION ALL. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoPaymentsInOneRowAreTwoRows(boolean union) throws SQLException, IOException {
    copy();
    Databases databases = filled(Databases.server("utf8mb4_general_ci"));
    try (Connection source = databases.source();
        Statement statement = source.createStatement()) {
      statement.execute("INSERT INTO linh_vuc (ma, ten) VALUES ('1', 'A'), ('2', 'B'), ('3', 'C')");
    }
    String rest =
        """
        null as fee, null as charge, 'Chờ thanh toán' as status, null as kind, null as method,
        null as collected_at, don_vi_id as agency_code, don_vi_id as collecting_agency_code,
        null as fee_receipt, null as charge_receipt, null as deleted_at
        """;
    String one = "select concat(id, '1') as id, ma_ho_so as link, 1000 as amount, " + rest;
    String two = "select concat(id, '2') as id, ma_ho_so as link, 2000 as amount, " + rest;
    String joined =
        "select concat(id, n.ma) as id, ma_ho_so as link, case n.ma when '1' then 1000 else 2000 end as amount, "
            + rest;
    Files.writeString(
        folder.resolve("payments.sql"),
        union
            ? one + "from ho_so union all " + two + "from ho_so"
            : joined + "from ho_so join linh_vuc n on n.ma in ('1', '2')");
    Answer answer = check(databases);
    assertThat(answer.code()).as(answer.out()).isZero();
    assertThat(answer.out())
        .contains("payments.sql: 4 rows, each with its own")
        .contains(
            union
                ? "the server stores all rows before it looks at them in payments-by-link"
                : "the server reads the tables themselves in every statement");
  }

  @Test
  void whatIsNoAdaptersFolderIsRefused() throws SQLException {
    Answer answer =
        Answer.to(Databases.h2().settings(), "adapter", "check", jobs.resolve("none").toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("is no folder of an adapter: name one as jobs/source/NAME");
  }
}
