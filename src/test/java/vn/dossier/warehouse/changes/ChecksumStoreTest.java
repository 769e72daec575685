package vn.dossier.warehouse.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.checksum.Checksums;
import vn.dossier.checksum.CodeBucket;
import vn.dossier.testing.database.Databases;

/** The baseline is of an empty source: each bucket with rows differs from it. */
class ChecksumStoreTest {

  /** Beside those that differ, the bucket of irregular codes is read. */
  private static final int HALF_WITHOUT_IRREGULAR = CodeBucket.COUNT / 2 - 1;

  private final Checksums now = new Checksums();
  private JdbcTemplate warehouse;
  private ChecksumStore store;

  @BeforeEach
  void open() throws SQLException {
    Databases databases = Databases.h2().migrated();
    warehouse =
        new JdbcTemplate(
            new DriverManagerDataSource(
                databases.warehouseUrl(), databases.username(), databases.password()));
    store = new ChecksumStore(warehouse, null, new ChangedBuckets(warehouse));
  }

  private void differs(int buckets, int dossiersOfEach) {
    IntStream.range(0, buckets).forEach(bucket -> now.add(0, bucket, 1, 0, dossiersOfEach));
  }

  private int read() {
    return store.toRead(now).cardinality();
  }

  @Test
  void halfOfTheBucketsAreReadAlone() {
    differs(HALF_WITHOUT_IRREGULAR, 1);
    assertThat(read()).isEqualTo(CodeBucket.COUNT / 2);
  }

  @Test
  void ofOneMoreEverythingIsRead() {
    differs(HALF_WITHOUT_IRREGULAR + 1, 1);
    assertThat(read()).isZero();
  }

  @Test
  void whatHasNotSettledIsCountedToo() {
    differs(HALF_WITHOUT_IRREGULAR, 1);
    warehouse.update("INSERT INTO etl_unsettled_bucket (code_bucket) VALUES (0), (500000)");
    assertThat(read()).isZero();
  }

  /** A run that reads buckets remembers their requests, eight bytes each. */
  @Test
  void ofMoreThanFourMillionDossiersEverythingIsRead() {
    differs(4, 1_000_000);
    assertThat(read()).isEqualTo(5);
    now.add(0, 7, 1, 0, 1);
    assertThat(read()).isZero();
  }

  @Test
  void whereNothingDiffersNothingIsRead() {
    assertThat(read()).isZero();
    differs(1, 0);
    assertThat(read()).isEqualTo(2);
  }
}
