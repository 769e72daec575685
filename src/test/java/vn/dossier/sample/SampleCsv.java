package vn.dossier.sample;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** The format of all files under data/: header first, NULL is an empty cell without quotes. */
public final class SampleCsv {

  /** Reads by header; an empty text is {@code ""} and so differs from NULL. */
  public static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .setNullString("")
          .setRecordSeparator('\n')
          .setHeader()
          .setSkipHeaderRecord(true)
          .get();

  private SampleCsv() {}

  /**
   * The rows of a file in its order, each by column name; NULL is a null value.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static List<Map<String, String>> read(Path file) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      return parser.stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Table table, List<Row> rows) {
    StringWriter text = new StringWriter();
    String[] header = table.columns().toArray(String[]::new);
    CSVFormat withHeader = FORMAT.builder().setHeader(header).setSkipHeaderRecord(false).get();
    try (CSVPrinter printer = new CSVPrinter(text, withHeader)) {
      for (Row row : rows) {
        printer.printRecord(row.inTableOrder());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
