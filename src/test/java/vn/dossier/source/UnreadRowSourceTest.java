package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.checksum.RowSums;
import vn.dossier.checksum.UnreadRows;
import vn.dossier.generate.FillTarget;
import vn.dossier.generate.Generator;
import vn.dossier.generate.row.Generation;
import vn.dossier.scope.Scope;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.TestServer;

/** Rows that no run has read, found by a pass over all components, or of few buckets by link. */
class UnreadRowSourceTest {

  private static final LocalDate END = LocalDate.of(2023, 10, 30);

  /** Before every dossier: a run of these days reads none of them. */
  private static final LocalDate DAY = LocalDate.of(1990, 1, 1);

  private static final Scope SCOPE = Scope.range(DAY, DAY, END);

  private static JdbcTemplate tables;
  private static UnreadRowSource unread;
  private static RowSums sums;
  private static BitSet few;

  @BeforeAll
  static void fill() throws SQLException {
    TestServer server = TestServer.get();
    FillTarget target =
        new FillTarget(
            server.create("unread_rows", "utf8mb4_uca1400_ai_ci"),
            server.username(),
            server.password());
    new Generator(target).fill(new Generation(4_000, 1, 12, END), true);
    DriverManagerDataSource source =
        new DriverManagerDataSource(target.url(), target.username(), target.password());
    tables = new JdbcTemplate(source);
    // Those, every run reads itself
    tables.update("DELETE FROM giay_to_so_hoa");
    // Equal for the collation, not as links
    tables.update("UPDATE thanh_phan_ho_so SET ho_so = LOWER(ho_so) ORDER BY id DESC LIMIT 100");
    tables.update(
        "INSERT INTO thanh_phan_ho_so (id, ho_so) VALUES ('of-the-last-bucket', ?)",
        ofTheLastBucket());
    NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(source);
    SourceAdapter adapter = new SourceAdapter(new JobsFolder(null), "one-stop", Map.of());
    unread = new UnreadRowSource(named, adapter, new PaperSource(named, adapter), adapter.rules());
    sums = new ChecksumSource(source, named, adapter).take(SCOPE, DAY, DAY, true).rows();
    few = new BitSet();
    for (int bucket = 0; bucket <= CodeBucket.COUNT; bucket++) {
      if (!sums.isEmpty(bucket)) {
        few.set(bucket);
      }
    }
  }

  private static String ofTheLastBucket() {
    return IntStream.iterate(1, n -> n + 1)
        .mapToObj(n -> "H99-" + n)
        .filter(link -> CodeBucket.of(link, null) == CodeBucket.COUNT - 1)
        .findFirst()
        .orElseThrow();
  }

  private static BitSet all() {
    BitSet all = new BitSet();
    all.set(0, CodeBucket.COUNT + 1);
    return all;
  }

  @Test
  void bothWaysAccountForEveryRow() {
    assertThat(few.cardinality()).isBetween(1_000, 8_000);
    assertThat(few.get(CodeBucket.COUNT - 1)).isTrue();
    for (BitSet asked : List.of(all(), few)) {
      assertThat(unaccounted(asked)).as("%s buckets", asked.cardinality()).isEqualTo(new BitSet());
    }
  }

  @Test
  void bothWaysMissAComponentThatIsGone() {
    tables.execute(
        "CREATE TABLE kept AS"
            + " SELECT * FROM thanh_phan_ho_so WHERE ho_so IS NOT NULL ORDER BY id LIMIT 1");
    String link = tables.queryForObject("SELECT ho_so FROM kept", String.class);
    tables.update("DELETE FROM thanh_phan_ho_so WHERE id = (SELECT id FROM kept)");
    try {
      BitSet bucket = new BitSet();
      bucket.set(CodeBucket.of(link, null));
      for (BitSet asked : List.of(all(), few)) {
        assertThat(unaccounted(asked)).as("%s buckets", asked.cardinality()).isEqualTo(bucket);
      }
    } finally {
      tables.update("INSERT INTO thanh_phan_ho_so SELECT * FROM kept");
      tables.execute("DROP TABLE kept");
    }
  }

  private static BitSet unaccounted(BitSet asked) {
    ReadRows read = ReadRows.kept();
    UnreadRows found = unread.of(SCOPE, asked, read);
    BitSet unaccounted = new BitSet();
    asked.stream()
        .filter(bucket -> !found.account(read.sums(), sums, bucket))
        .forEach(unaccounted::set);
    return unaccounted;
  }
}
