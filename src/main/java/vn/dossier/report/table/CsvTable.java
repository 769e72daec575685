package vn.dossier.report.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as CSV; a text that a spreadsheet would run gets an apostrophe in front. */
final class CsvTable implements TableWriter {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final CSVPrinter printer;

  CsvTable(OutputStream out, boolean byteOrderMark) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    if (byteOrderMark) {
      writer.write(BYTE_ORDER_MARK);
    }
    printer = new CSVPrinter(writer, CSVFormat.RFC4180);
  }

  @Override
  public void header(List<String> columns) throws IOException {
    printer.printRecord(columns);
  }

  @Override
  public void row(List<?> values) throws IOException {
    List<Object> safe = new ArrayList<>(values.size());
    for (Object value : values) {
      safe.add(value instanceof String text && Formulas.looksLikeOne(text) ? "'" + text : value);
    }
    printer.printRecord(safe);
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
