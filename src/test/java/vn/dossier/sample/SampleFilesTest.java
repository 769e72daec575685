package vn.dossier.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the files of data/ to their generator; with -Dsample.write it writes them first. */
class SampleFilesTest {

  private static final Path DATA = Path.of("data");

  @Test
  void theGeneratorGivesTheFilesByteForByte() throws IOException {
    Map<Table, byte[]> files = SampleProvince.files();
    if (System.getProperty("sample.write") != null) {
      for (Table table : Table.values()) {
        SampleCsv.write(table.in(DATA), files.get(table));
      }
    }
    for (Table table : Table.values()) {
      assertThat(Files.readAllBytes(table.in(DATA))).as("%s", table).isEqualTo(files.get(table));
    }
  }

  @Test
  void theSampleIsSmallEnoughToTravelInTheJar() throws IOException {
    long bytes = 0;
    for (Table table : Table.values()) {
      bytes += Files.size(table.in(DATA));
    }
    assertThat(bytes).isLessThan(8_000_000);
  }
}
