package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.scope.Scope;
import vn.dossier.setup.JobsFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.testing.database.Databases;

/** Pages and ranges over ids whose order only the source knows (src/docs/rules.md). */
class SourceReadingTest {

  private static final String H2 = "H2";

  /** Ids that some collations hold equal, and that no two order alike. */
  private static final List<String> IDS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "á",
          "a ",
          "á ",
          "Ä",
          "aa",
          "ab",
          "B",
          "b",
          "D",
          "d",
          "Đ",
          "đ",
          "ê",
          "e\u0302",
          "ệ",
          "e\u0302\u0323",
          "ss",
          "ß",
          "10",
          "9",
          "_",
          "-",
          "\u00a0x",
          "Z",
          "z",
          "\uff28",
          "\ud835\udc07",
          "ho so",
          "hồ sơ",
          "HỒ SƠ");

  private static final Scope FULL =
      Scope.full(LocalDate.of(2023, 10, 31), LocalDate.of(2023, 11, 1));

  static Stream<String> collations() {
    return Stream.of(
        H2,
        "utf8mb4_general_ci",
        "utf8mb4_unicode_ci",
        "utf8mb4_bin",
        "utf8mb4_uca1400_ai_ci",
        "utf8mb4_nopad_bin");
  }

  private SingleConnectionDataSource source;
  private JdbcTemplate tables;
  private DossierSource dossiers;
  private RangeSource ranges;
  private PaperSource papers;
  private List<String> ids;

  @AfterEach
  void close() {
    if (source != null) {
      source.destroy();
    }
  }

  @ParameterizedTest
  @MethodSource("collations")
  void pagesOfAnySizeLoseAndRepeatNothing(String collation) throws SQLException {
    open(collation);
    for (int size = 1; size <= ids.size() + 1; size++) {
      assertThat(read(IdRange.ALL, size)).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @ParameterizedTest
  @MethodSource("collations")
  void rangesBetweenBoundsPartitionTheTable(String collation) throws SQLException {
    open(collation);
    List<String> ordered = read(IdRange.ALL, ids.size() + 1);
    for (int partitions = 1; partitions <= ids.size(); partitions++) {
      int wanted = partitions;
      List<IdRange> cut = ranges.ofAll(FULL, ids.size(), wanted);
      assertThat(cut.stream().map(IdRange::upto))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, wanted)
                  .mapToObj(i -> i == wanted ? null : ordered.get(ids.size() * i / wanted))
                  .toList());
      List<String> read = new ArrayList<>();
      cut.forEach(range -> read.addAll(read(range, 3)));
      assertThat(read).containsExactlyElementsOf(ordered);
    }
  }

  @Test
  void rangesOfBucketsHoldEquallyManyOfThem() throws SQLException {
    open("utf8mb4_nopad_bin");
    BitSet buckets = new BitSet();
    ids.stream().skip(20).forEach(id -> buckets.set(CodeBucket.ofStored(id, id)));
    List<String> ordered = new ArrayList<>();
    dossiers
        .page(FULL, IdRange.ALL, CodeBucket.marks(buckets), ids.size(), ReadRows.NONE)
        .forEach(dossier -> ordered.add(dossier.id()));
    assertThat(ordered).hasSizeBetween(ids.size() - 20, ids.size() - 1);
    assertThat(ranges.ofBuckets(FULL, buckets, ordered.size(), 3))
        .containsExactly(
            new IdRange(null, ordered.get(ordered.size() / 3)),
            new IdRange(ordered.get(ordered.size() / 3), ordered.get(ordered.size() * 2 / 3)),
            new IdRange(ordered.get(ordered.size() * 2 / 3), null));
  }

  /** A server that may not unpack the marks of the buckets gives null for them. */
  @Test
  void marksThatAreNullLeaveNothingOut() throws SQLException, IOException {
    open("utf8mb4_nopad_bin");
    assertThat(dossiers.page(FULL, IdRange.ALL, (byte[]) null, ids.size() + 1, ReadRows.NONE))
        .hasSameSizeAs(ids);
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/vn/dossier"))) {
      List<Path> marked =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .filter(file -> text(file).contains("(:packedMarks"))
              .toList();
      assertThat(marked)
          .hasSize(10)
          .allSatisfy(
              file ->
                  assertThat(text(file))
                      .containsIgnoringCase("ifnull(substring(uncompress(:packedMarks), 1 + ")
                      .containsPattern(", 1\\), '1'\\) = '1'"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Dossiers may go while they are counted. */
  @ParameterizedTest
  @MethodSource("collations")
  void rangesOfFewerDossiersThanWereCountedPartitionTheTable(String collation) throws SQLException {
    open(collation);
    List<String> read = new ArrayList<>();
    for (IdRange range : ranges.ofAll(FULL, 2L * ids.size(), 4)) {
      read.addAll(read(range, 3));
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @MethodSource("collations")
  void papersAreReadByPagesToo(String collation) throws SQLException {
    open(collation);
    for (String id : ids) {
      tables.update("INSERT INTO giay_to_so_hoa (id) VALUES (?)", id);
    }
    for (int size = 1; size <= ids.size() + 1; size++) {
      List<String> read = new ArrayList<>();
      String after = null;
      List<RawPaper> page;
      do {
        page = papers.page(after, size, ReadRows.NONE);
        page.forEach(paper -> read.add(paper.id()));
        assertThat(read).doesNotHaveDuplicates();
        after = page.isEmpty() ? null : page.get(page.size() - 1).id();
      } while (page.size() == size);
      assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @ParameterizedTest
  @MethodSource("collations")
  void anIdFindsItsDossierAndNoneThatIsSpelledLikeIt(String collation) throws SQLException {
    open(collation);
    assertThat(dossiers.byId(IDS, ReadRows.NONE))
        .extracting(RawDossier::id)
        .containsExactlyInAnyOrderElementsOf(ids);
    tables.update("DELETE FROM ho_so");
    insert("A");
    assertThat(dossiers.byId(List.of("a", "á", "a "), ReadRows.NONE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("collations")
  void childrenBelongToTheCodeThatTheyNameByteForByte(String collation) throws SQLException {
    open(collation);
    tables.update("DELETE FROM ho_so");
    insert("x");
    tables.update("UPDATE ho_so SET ma_ho_so = ' Mã-1 '");
    List<String> links = List.of("Mã-1", "mã-1", "Ma-1", "Mã-1 ", " Mã-1");
    for (int i = 0; i < links.size(); i++) {
      String link = links.get(i);
      tables.update("INSERT INTO thanh_phan_ho_so (id, ho_so) VALUES (?, ?)", i, link);
      tables.update("INSERT INTO yeu_cau_thanh_toan (id, ma_ho_so) VALUES (?, ?)", i, link);
    }
    List<RawDossier> page = dossiers.page(FULL, IdRange.ALL, 10, ReadRows.NONE);
    Links children = dossiers.withChildren(page, Links::new, ReadRows.NONE).get(0).children();
    assertThat(children.components).containsExactly("Mã-1");
    assertThat(children.payments).containsExactly("Mã-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void onlyDossiersThatMayBeInScopeAreRead(int size) throws SQLException {
    open(H2);
    tables.update("DELETE FROM ho_so");
    Map<String, String> accepted = new HashMap<>();
    // Behind the 28th any day may be an impossible one, which the reader sorts out
    accepted.put("before", "2021-12-28 23:59:59");
    accepted.put("first", "2022-01-01 00:00:00");
    accepted.put("last", "2023-10-31 23:59:59");
    accepted.put("not yet", "2023-11-01 00:00:00");
    accepted.put("as of", "2023-11-05 23:59:59");
    accepted.put("future", "2023-11-06 00:00:00");
    accepted.put("missing", null);
    accepted.forEach(
        (id, date) ->
            tables.update("INSERT INTO ho_so (id, ngay_tiep_nhan) VALUES (?, ?)", id, date));
    Scope rolling = Scope.rolling(LocalDate.of(2023, 10, 31), LocalDate.of(2023, 11, 5));
    assertThat(read(rolling, IdRange.ALL, size))
        .containsExactlyInAnyOrder("first", "last", "future", "missing");
    assertThat(dossiers.count(rolling)).isEqualTo(4);
    Scope range =
        Scope.range(
            LocalDate.of(2022, 1, 1), LocalDate.of(2023, 10, 31), LocalDate.of(2023, 11, 5));
    assertThat(read(range, IdRange.ALL, size)).containsExactlyInAnyOrder("first", "last");
  }

  @Test
  void noStatementSelectsAPersonalColumn() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("jobs/source/one-stop"))) {
      List<Path> statements =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .filter(file -> !file.endsWith("schema.sql"))
              .toList();
      assertThat(statements).hasSizeGreaterThan(5);
      for (Path statement : statements) {
        assertThat(Files.readString(statement))
            .as(statement.toString())
            .doesNotContainPattern("\\b(chu_ho_so|so_dinh_danh|so_dien_thoai|email|dia_chi)\\b")
            .doesNotContainPattern("(?m)^[^-]*\\bselect\\s+\\*|\\w\\.\\*");
      }
    }
  }

  private static final class Links implements ChildTaker {
    private final List<String> components = new ArrayList<>();
    private final List<String> payments = new ArrayList<>();

    @Override
    public void add(RawComponent component) {
      components.add(component.link());
    }

    @Override
    public void add(RawPayment payment) {
      payments.add(payment.link());
    }
  }

  private List<String> read(IdRange range, int size) {
    return read(FULL, range, size);
  }

  private List<String> read(Scope scope, IdRange range, int size) {
    List<String> read = new ArrayList<>();
    IdRange rest = range;
    List<RawDossier> page;
    do {
      page = dossiers.page(scope, rest, size, ReadRows.NONE);
      page.forEach(dossier -> read.add(dossier.id()));
      assertThat(read).doesNotHaveDuplicates();
      rest = page.isEmpty() ? rest : range.from(page.get(page.size() - 1).id());
    } while (page.size() == size);
    return read;
  }

  private void open(String collation) throws SQLException {
    Databases databases = collation.equals(H2) ? Databases.h2() : Databases.server(collation);
    source =
        new SingleConnectionDataSource(
            databases.sourceUrl(), databases.username(), databases.password(), true);
    SourceAdapter adapter = new SourceAdapter(new JobsFolder(null), "one-stop", Map.of());
    tables = new JdbcTemplate(source);
    NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(source);
    dossiers = new DossierSource(jdbc, jdbc, adapter);
    ranges = new RangeSource(jdbc, adapter);
    papers = new PaperSource(new NamedParameterJdbcTemplate(source), adapter);
    ids = new ArrayList<>();
    IDS.forEach(this::insert);
    // Where keys compare bytewise, all of them are dossiers of their own
    if (collation.equals(H2) || collation.equals("utf8mb4_nopad_bin")) {
      assertThat(ids).isEqualTo(IDS);
    } else {
      assertThat(ids).hasSizeBetween(14, IDS.size());
    }
  }

  private void insert(String id) {
    try {
      tables.update(
          "INSERT INTO ho_so (id, ma_ho_so, ngay_tiep_nhan) VALUES (?, ?, '2023-10-01')", id, id);
      ids.add(id);
    } catch (DuplicateKeyException e) {
      // This collation holds it for the key of a row that is already there
    }
  }
}
