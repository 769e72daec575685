package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.util.FileSystemUtils;

/**
 * A table as a workbook: numbers and dates are values, texts are texts whatever they begin with. Of
 * the rows few are kept in memory; a table longer than a sheet goes on on the next.
 */
final class XlsxTable implements TableWriter {

  private static final int ROWS_IN_MEMORY = 100;
  private static final int WIDTH = 18 * 256;

  private final OutputStream out;
  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final CellStyle heading = workbook.createCellStyle();
  private final CellStyle day = workbook.createCellStyle();
  private final CellStyle rate = workbook.createCellStyle();
  private final CellStyle quoted = workbook.createCellStyle();
  // The folder that it would take by itself is one that all accounts of a host share
  private final Path temporary = temporaryFolder();
  private List<String> columns = List.of();
  private SXSSFSheet sheet;
  private int next;

  XlsxTable(OutputStream out) throws IOException {
    this.out = out;
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(temporary.toFile()));
    workbook.setCompressTempFiles(true);
    Font bold = workbook.createFont();
    bold.setBold(true);
    heading.setFont(bold);
    day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    rate.setDataFormat(workbook.createDataFormat().getFormat("0.000000"));
    // Stays a text when its cell is edited
    quoted.setQuotePrefixed(true);
  }

  private static Path temporaryFolder() throws IOException {
    try {
      return Files.createTempDirectory("dossier-etl-");
    } catch (IOException e) {
      String folder = System.getProperty("java.io.tmpdir");
      throw new FileSystemException(
          folder,
          null,
          "java.io.tmpdir names %s, where no folder can be made; java -Djava.io.tmpdir=FOLDER names another"
              .formatted(folder));
    }
  }

  @Override
  public void header(List<String> names) {
    columns = List.copyOf(names);
    startSheet();
  }

  private void startSheet() {
    sheet = workbook.createSheet();
    sheet.createFreezePane(0, 1);
    Row row = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      sheet.setColumnWidth(i, WIDTH);
      Cell cell = row.createCell(i);
      cell.setCellValue(columns.get(i));
      cell.setCellStyle(heading);
    }
    next = 1;
  }

  @Override
  public void row(List<?> values) {
    if (next == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
      startSheet();
    }
    Row row = sheet.createRow(next++);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        write(row.createCell(i), values.get(i));
      }
    }
  }

  private void write(Cell cell, Object value) {
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      if (value instanceof BigDecimal decimal && decimal.scale() > 0) {
        cell.setCellStyle(rate);
      }
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
      cell.setCellStyle(day);
    } else {
      String text = value.toString();
      cell.setCellValue(text);
      if (Formulas.looksLikeOne(text)) {
        cell.setCellStyle(quoted);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      workbook.write(out);
    } finally {
      TempFile.setThreadLocalTempFileCreationStrategy(null);
      FileSystemUtils.deleteRecursively(temporary);
    }
  }
}
