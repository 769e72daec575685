package vn.dossier.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a worker writes down tells a run just what it would have read itself. */
class RowJournalTest {

  private static final List<String> CODES = List.of("H00-1", "H00-2", "H00-3");

  private final ReadRows run = ReadRows.kept();
  private final RowJournal worker = new RowJournal();

  // A page of two dossiers of one code, one of another, one without, one of an irregular code
  private static void readPage(ReadRows read, String page) {
    read.scanned(page + "a", "H00-1", "H00-1", 11);
    read.scanned(page + "b", "H00-1", "H00-1", 12);
    read.scanned(page + "c", "H00-2", "H00-2", 13);
    read.scanned(page + "d", null, null, 14);
    read.scanned(page + "e", " H00-3", "H00-3", 15);
    read.components("H00-1", 100, 2);
    read.payments("H00-1", 7, 2);
    read.components("H00-2", 200, 1);
    read.payments("H00-2", 0, 1);
    read.components("H00-3", 300, 1);
    read.payments("H00-3", 9, 1);
  }

  private static void assertSame(ReadRows one, ReadRows other) {
    for (int bucket = 0; bucket <= CodeBucket.COUNT; bucket++) {
      assertThat(one.sums().equals(other.sums(), bucket)).as("bucket %d", bucket).isTrue();
    }
    assertThat(one.repeated()).isEqualTo(other.repeated());
    for (String code : CODES) {
      assertThat(one.isRepeated(code)).as(code).isEqualTo(other.isRepeated(code));
    }
  }

  @Test
  void aRunTakesInWhatItWouldHaveRead() {
    ReadRows itself = ReadRows.kept();
    readPage(itself, "1");
    readPage(itself, "2");

    readPage(worker, "1");
    readPage(worker, "2");
    run.scannedElsewhere(worker.take(null));

    assertSame(run, itself);
    assertThat(run.mayHaveRead("1d", true)).isTrue();
    assertThat(run.mayHaveRead("2e", "H00-3")).isTrue();
    assertThat(run.mayHaveRead("3a", true)).isFalse();
  }

  @Test
  void childrenThatAreReadOtherwiseBySeveralAreFound() {
    readPage(worker, "1");
    worker.scanned("2a", "H00-2", "H00-2", 13);
    worker.components("H00-2", 999, 1);
    run.scannedElsewhere(worker.take(null));

    int bucket = CodeBucket.of("H00-2", null);
    long code = KeyHash.of("H00-2");
    assertThat(run.readOtherwise(Map.of(code, 200L), Map.of()).get(bucket)).isTrue();
    assertThat(run.readOtherwise(Map.of(code, 999L), Map.of()).get(bucket)).isFalse();
  }

  /** The next owner of a partition reads again what lies behind the last committed chunk. */
  @Test
  void aChunkTakesItsOwnRowsAlone() {
    ReadRows itself = ReadRows.kept();
    readPage(itself, "1");

    readPage(worker, "1");
    run.scannedElsewhere(worker.take("1b"));
    assertThat(run.mayHaveRead("1b", true)).isTrue();
    assertThat(run.mayHaveRead("1c", true)).isFalse();
    run.scannedElsewhere(worker.take("1e"));

    assertSame(run, itself);
    assertThat(worker.take("1e")).as("nothing is taken twice").isEmpty();
    assertThat(worker.take(null)).isEmpty();
  }
}
