package vn.dossier.source.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;
import vn.dossier.source.adapter.Deviation.Kind;

class SourceContractTest {

  private static final Path STATEMENTS = Path.of("jobs", "source", "one-stop");

  private final SourceAdapter adapter =
      new SourceAdapter(new JobsFolder(null), "one-stop", Map.of());
  private final JdbcDataSource source = new JdbcDataSource();
  private final JdbcTemplate jdbc = new JdbcTemplate(source);
  private SourceContract contract;

  @BeforeEach
  void anEmptyDatabase() {
    source.setURL(
        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            .formatted(UUID.randomUUID()));
    contract = new SourceContract(source, adapter);
  }

  @Test
  void theTablesOfTheSourceContractFit() throws IOException {
    for (String statement : Files.readString(STATEMENTS.resolve("schema.sql")).split(";\n")) {
      jdbc.execute(statement);
    }

    assertThat(contract.deviations()).allMatch(deviation -> deviation.kind() == Kind.ADDED);
    assertThatCode(contract::require).doesNotThrowAnyException();
  }

  @Test
  void theContractNamesEveryColumnThatTheStatementsRead() throws SQLException {
    createContractTables();
    // H2 lacks the functions of the others; nights on a server run them, with the grants of
    // GrantsTest
    List<String> statements =
        SourceAdapter.statements().stream()
            .filter(statement -> !statement.matches("(fingerprint|changed|bucket)-.*"))
            .toList();

    try (Connection connection = source.getConnection()) {
      for (String statement : statements) {
        String sql = NamedParameterUtils.parseSqlStatementIntoString(adapter.sql(statement));
        assertThatCode(() -> connection.prepareStatement(sql).close())
            .as(statement)
            .doesNotThrowAnyException();
      }
    }
  }

  /** What the source computes of all its rows, and what a night reads, are the same expression. */
  @Test
  void rowsAreReadWithTheVeryChecksumsThatTheSourceComputes() {
    assertThat(columns("page-of-dossiers", "changed-dossiers", "dossiers-by-id", "bucket-dossiers"))
        .containsExactlyElementsOf(columns("fingerprint-dossiers"));
    assertThat(columns("components-by-link", "all-components", "bucket-components"))
        .containsExactlyElementsOf(columns("fingerprint-components"));
    assertThat(
            columns(
                "payments-by-link", "collected-payments", "changed-payments", "bucket-payments"))
        .containsExactlyElementsOf(columns("fingerprint-payments"));
    assertThat(columns("page-of-papers", "changed-papers"))
        .containsExactlyElementsOf(columns("fingerprint-papers"));
    assertThat(columns("fingerprint-components").iterator().next())
        .isEqualTo(
            "concat_ws(char(31 using utf8mb4), c.link, c.files, c.digitisation, c.deleted_at, "
                + "1 * (c.link is null) + 2 * (c.files is null) + 4 * (c.digitisation is null) "
                + "+ 8 * (c.deleted_at ");
  }

  private Set<String> columns(String... statements) {
    Set<String> columns = new TreeSet<>();
    for (String statement : statements) {
      String text = adapter.sql(statement).replaceAll("\\s+", " ");
      int from = text.indexOf("concat_ws(char(31 using utf8mb4), ");
      // They end with the number that says which of them are null
      columns.add(text.substring(from, text.indexOf("is null)))", from)));
    }
    return columns;
  }

  @Test
  void aMissingColumnAndAMissingTableStopARunByName() {
    createContractTables();
    jdbc.execute("ALTER TABLE ho_so DROP COLUMN muc_do");
    jdbc.execute("DROP TABLE thu_tuc");

    assertThatThrownBy(contract::require)
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("column ho_so.muc_do is missing")
        .hasMessageContaining("table thu_tuc is missing");
  }

  @Test
  void anotherTypeOrALongerTextIsADeviationThatStopsNothing() {
    createContractTables();
    jdbc.execute("ALTER TABLE ho_so ALTER COLUMN ngay_tra varchar(20)");
    jdbc.execute("ALTER TABLE ho_so ALTER COLUMN ma_ho_so varchar(51)");
    jdbc.execute("ALTER TABLE ho_so ALTER COLUMN don_vi_id varchar(10)");

    assertThat(contract.deviations())
        .extracting(Deviation::kind, Deviation::columns, Deviation::seen)
        .containsExactly(
            tuple(Kind.TYPE, "ma_ho_so", "column ho_so.ma_ho_so is text(51) instead of text(50)"),
            tuple(Kind.TYPE, "ngay_tra", "column ho_so.ngay_tra is text(20) instead of datetime"));
    assertThatCode(contract::require).doesNotThrowAnyException();
  }

  /** It may be true: a site without uploads of its own, in a database with those of others. */
  @Test
  void linksThatMeetNobodyAreDoubtedAndNotRefused() {
    createContractTables();
    jdbc.execute("INSERT INTO ho_so (id, ma_ho_so) VALUES ('d-1', 'H01-1')");
    jdbc.execute(
        "INSERT INTO thanh_phan_ho_so (ho_so) SELECT 'H02-' || x FROM SYSTEM_RANGE(1, 999)");
    assertThat(contract.doubtfulLinks()).isEmpty();

    jdbc.execute("INSERT INTO thanh_phan_ho_so (ho_so) VALUES ('H02-1000')");
    assertThatCode(contract::require).doesNotThrowAnyException();
    assertThat(contract.doubtfulLinks())
        .containsExactly(
            "source/one-stop/components.sql: none of its first 1,000 links is the code of a dossier");
    assertThat(contract.unmetLinks())
        .containsExactly(
            "source/one-stop/components.sql: none of its links is the code of a dossier");

    jdbc.execute("INSERT INTO thanh_phan_ho_so (ho_so) VALUES ('H01-1')");
    assertThat(contract.doubtfulLinks()).hasSize(1);
    assertThat(contract.unmetLinks()).isEmpty();
  }

  private void createContractTables() {
    Map<String, String> types = Map.of("text", "text", "integer", "int", "datetime", "datetime");
    adapter
        .contract()
        .forEach(
            (table, columns) ->
                jdbc.execute(
                    "CREATE TABLE %s (%s)"
                        .formatted(
                            table,
                            columns.entrySet().stream()
                                .map(
                                    column ->
                                        column.getKey()
                                            + " "
                                            + types.getOrDefault(
                                                column.getValue(),
                                                column.getValue().replace("text", "varchar")))
                                .collect(Collectors.joining(", ")))));
  }
}
