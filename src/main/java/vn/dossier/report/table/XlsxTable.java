package vn.dossier.report.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.util.FileSystemUtils;

/**
 * Tables as a workbook, for people: numbers and dates are values, rates are shown in percent, texts
 * are texts whatever they begin with. The header stays in sight, and each column can be filtered.
 * Of the rows few are kept in memory; a table longer than a sheet goes on on the next.
 */
final class XlsxTable implements TableWriter {

  private static final int ROWS_IN_MEMORY = 100;
  private static final int WIDTH = 18 * 256;
  private static final int NAME = 44 * 256;
  private static final int WIDE = 100 * 256;

  /** So many letters a sheet's name may have. */
  private static final int LONGEST_NAME = 31;

  private final OutputStream out;
  private final UnaryOperator<String> titles;
  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final CellStyle heading = workbook.createCellStyle();
  private final CellStyle numberHeading = workbook.createCellStyle();
  private final CellStyle day = workbook.createCellStyle();
  private final CellStyle month = workbook.createCellStyle();
  private final CellStyle rate = workbook.createCellStyle();
  private final CellStyle decimal = workbook.createCellStyle();
  private final CellStyle count = workbook.createCellStyle();
  private final CellStyle wrapped = workbook.createCellStyle();
  private final CellStyle quoted = workbook.createCellStyle();
  // The folder that it would take by itself is one that all accounts of a host share
  private final Path temporary = temporaryFolder();
  private List<String> columns = List.of();
  private SXSSFSheet sheet;
  private String name;
  private int next;

  XlsxTable(OutputStream out) throws IOException {
    this(out, UnaryOperator.identity());
  }

  /**
   * @param titles what a column is called in its header
   */
  XlsxTable(OutputStream out, UnaryOperator<String> titles) throws IOException {
    this.out = out;
    this.titles = titles;
    TempFile.setThreadLocalTempFileCreationStrategy(
        new DefaultTempFileCreationStrategy(temporary.toFile()));
    workbook.setCompressTempFiles(true);
    Font bold = workbook.createFont();
    bold.setBold(true);
    for (CellStyle style : List.of(heading, numberHeading)) {
      style.setFont(bold);
      style.setWrapText(true);
      style.setVerticalAlignment(VerticalAlignment.TOP);
      style.setBorderBottom(BorderStyle.THIN);
    }
    numberHeading.setAlignment(HorizontalAlignment.RIGHT);
    month.setDataFormat(workbook.createDataFormat().getFormat("mm/yyyy"));
    month.setAlignment(HorizontalAlignment.LEFT);
    day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
    rate.setDataFormat(workbook.createDataFormat().getFormat("0.0%"));
    decimal.setDataFormat(workbook.createDataFormat().getFormat("0.######"));
    count.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
    wrapped.setWrapText(true);
    wrapped.setVerticalAlignment(VerticalAlignment.TOP);
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
  public void sheet(String named) {
    name = named;
  }

  @Override
  public void header(List<String> names) {
    finishSheet();
    columns = List.copyOf(names);
    startSheet();
  }

  // Only now is it known how far it goes
  private void finishSheet() {
    if (sheet != null) {
      sheet.setAutoFilter(new CellRangeAddress(0, next - 1, 0, columns.size() - 1));
      sheet = null;
    }
  }

  private SXSSFSheet newSheet() {
    if (name == null) {
      return workbook.createSheet();
    }
    String wanted = WorkbookUtil.createSafeSheetName(name);
    for (int i = 2; workbook.getSheet(wanted) != null; i++) {
      String number = " (%d)".formatted(i);
      String safe = WorkbookUtil.createSafeSheetName(name);
      wanted = safe.substring(0, Math.min(safe.length(), LONGEST_NAME - number.length())) + number;
    }
    return workbook.createSheet(wanted);
  }

  private void startSheet() {
    sheet = newSheet();
    sheet.createFreezePane(0, 1);
    onPaper(sheet);
    sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    Row row = sheet.createRow(0);
    for (int i = 0; i < columns.size(); i++) {
      sheet.setColumnWidth(i, columns.get(i).matches("indicator|.*_name") ? NAME : WIDTH);
      Cell cell = row.createCell(i);
      cell.setCellValue(titles.apply(columns.get(i)));
      // Who is not ranked has no number to go by
      cell.setCellStyle(columns.get(i).startsWith("rank_") ? numberHeading : heading);
    }
    next = 1;
  }

  // Over numbers they stand to the right, as numbers do
  private void alignHeadings(List<?> values) {
    for (int i = 0; i < columns.size(); i++) {
      if (values.get(i) instanceof Number) {
        sheet.getRow(0).getCell(i).setCellStyle(numberHeading);
      }
    }
  }

  // As wide as a page, however many pages
  private static void onPaper(SXSSFSheet sheet) {
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setLandscape(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitWidth((short) 1);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  @Override
  public void row(List<?> values) {
    if (next == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
      finishSheet();
      startSheet();
    }
    if (next == 1) {
      alignHeadings(values);
    }
    Row row = sheet.createRow(next++);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        write(row.createCell(i), values.get(i), i < columns.size() ? columns.get(i) : "");
      }
    }
  }

  private void write(Cell cell, Object value, String column) {
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
      if (column.endsWith("rate") || column.equals("threshold")) {
        cell.setCellStyle(rate);
      } else if (value instanceof BigDecimal fraction && fraction.scale() > 0) {
        cell.setCellStyle(decimal);
      } else if (!column.endsWith("_id")) {
        cell.setCellStyle(count);
      }
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
      cell.setCellStyle(column.equals("month_start") ? month : day);
    } else {
      String text = value.toString();
      cell.setCellValue(text);
      if (Formulas.looksLikeOne(text)) {
        cell.setCellStyle(quoted);
      }
    }
  }

  @Override
  public void notes(String named, List<List<String>> lines) {
    finishSheet();
    name = named;
    SXSSFSheet notes = newSheet();
    onPaper(notes);
    notes.setColumnWidth(0, NAME);
    notes.setColumnWidth(1, WIDE);
    notes.setColumnWidth(2, WIDE);
    for (int i = 0; i < lines.size(); i++) {
      Row row = notes.createRow(i);
      for (int j = 0; j < lines.get(i).size(); j++) {
        Cell cell = row.createCell(j);
        cell.setCellValue(lines.get(i).get(j));
        // A sentence that stands alone reaches over the empty cells beside it
        if (lines.get(i).size() > 1) {
          cell.setCellStyle(wrapped);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    finishSheet();
    try (workbook) {
      workbook.write(out);
    } finally {
      TempFile.setThreadLocalTempFileCreationStrategy(null);
      FileSystemUtils.deleteRecursively(temporary);
    }
  }
}
