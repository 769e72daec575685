package vn.dossier.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.report.figure.Basis;
import vn.dossier.report.figure.Language;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.PublishedWarehouse;

/** Figures and facts as files for other programs. */
class TableReportTest {

  private static final YearMonth OCTOBER = YearMonth.of(2023, 10);

  private final PublishedWarehouse warehouse = new PublishedWarehouse();

  @BeforeEach
  void oneMonth() {
    warehouse.agency(1, "S01", "Sở Y tế", "PROVINCE");
    warehouse.agency(2, "X01", "=1+1", "COMMUNE");
    warehouse.published(1, "2023-10-31", "2023-11-01 02:14:00");
    warehouse.month("2023-09", 1, 5, 5, 5, 5, 5);
    warehouse.month("2023-10", 1, 30, 20, 0, 0, 0);
    warehouse.month("2023-10", 2, 3, 1, 0, 0, 0);
  }

  private byte[] figures(TableFormat format, boolean byteOrderMark) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.tables().figures(OCTOBER, Basis.AS_WAS, format, byteOrderMark, out);
    return out.toByteArray();
  }

  private List<String> csvOf(String indicator) throws IOException {
    return new String(figures(TableFormat.CSV, false), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("," + indicator + ","))
        .toList();
  }

  @Test
  void csvHasEveryLevelAndAgencyWithItsCounts() throws IOException {
    assertThat(csvOf("online"))
        .containsExactly(
            "2023-10-01,online,ALL,,,21,33,0.636364",
            "2023-10-01,online,BELOW_PROVINCE,,,1,3,0.333333",
            "2023-10-01,online,COMMUNE,,,1,3,0.333333",
            "2023-10-01,online,PROVINCE,,,20,30,0.666667",
            "2023-10-01,online,PROVINCE,S01,Sở Y tế,20,30,0.666667",
            "2023-10-01,online,COMMUNE,X01,'=1+1,1,3,0.333333");
    assertThat(csvOf("cashless")).startsWith("2023-10-01,cashless,ALL,,,0,0,");
    assertThat(new String(figures(TableFormat.CSV, false), StandardCharsets.UTF_8))
        .startsWith(
            "month_start,indicator,level,agency_code,agency_name,numerator,denominator,rate\r\n");
  }

  /** A source may write a letter and its marks apart (NFD); a code must find its rows again. */
  @Test
  void lettersOfNamesAreComposedAndCodesStayAsTheyAre() throws IOException {
    warehouse.agency(3, "Xa\u0303", "Xa\u0303 Be\u0301", "COMMUNE");
    warehouse.month("2023-10", 3, 3, 1, 0, 0, 0);

    assertThat(csvOf("online")).contains("2023-10-01,online,COMMUNE,Xa\u0303,Xã Bé,1,3,0.333333");
    assertThat(new String(figures(TableFormat.JSON, false), StandardCharsets.UTF_8))
        .contains("\"agency_code\":\"Xa\u0303\",\"agency_name\":\"Xã Bé\"");
  }

  @Test
  void csvBeginsWithAByteOrderMarkWhenAskedTo() throws IOException {
    assertThat(figures(TableFormat.CSV, true)).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(figures(TableFormat.CSV, false)).startsWith('m', 'o');
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
  void noTextIsAFormula(String name) throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.CSV.writer(csv, false)) {
      table.header(List.of("name"));
      table.row(List.of(name));
    }
    String cell = csv.toString(StandardCharsets.UTF_8).substring("name\r\n".length());
    assertThat(cell.replaceFirst("^\"", "")).startsWith("'" + name.charAt(0));

    ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.XLSX.writer(xlsx, false)) {
      table.header(List.of("name"));
      table.row(List.of(name));
    }
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.toByteArray()))) {
      Cell text = workbook.getSheetAt(0).getRow(1).getCell(0);
      assertThat(text.getCellType()).isEqualTo(CellType.STRING);
      assertThat(text.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  @Test
  void aNegativeNumberIsANumberAndNotAFormula() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try (TableWriter table = TableFormat.CSV.writer(csv, false)) {
      table.row(List.of(-5L));
    }
    assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualTo("-5\r\n");
  }

  @Test
  void jsonHasNumbersAndNulls() throws IOException {
    JsonNode rows = JsonMapper.shared().readTree(figures(TableFormat.JSON, false));

    JsonNode all = rows.get(0);
    assertThat(all.toString())
        .isEqualTo(
            "{\"month_start\":\"2023-10-01\",\"indicator\":\"cashless\",\"level\":\"ALL\","
                + "\"agency_code\":null,\"agency_name\":null,\"numerator\":0,\"denominator\":0,"
                + "\"rate\":null}");
    assertThat(rows.findValuesAsString("agency_name")).contains("=1+1");
    assertThat(rows.get(rows.size() - 1).get("rate").isNumber()).isTrue();
  }

  @Test
  void aWorkbookHasNumbersAndDates() throws IOException {
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(figures(TableFormat.XLSX, false)))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo("numerator");
      List<Double> online = new ArrayList<>();
      for (Row row : sheet) {
        if (row.getCell(1).getStringCellValue().equals("online") && row.getCell(3) != null) {
          assertThat(DateUtil.isCellDateFormatted(row.getCell(0))).isTrue();
          assertThat(row.getCell(0).getLocalDateTimeCellValue()).isEqualTo("2023-10-01T00:00");
          online.add(row.getCell(5).getNumericCellValue());
          online.add(row.getCell(7).getNumericCellValue());
        }
      }
      assertThat(online).containsExactly(20.0, 0.666667, 1.0, 0.333333);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "kpi_dossier")
  void everyFactIsExportedWithItsDimensions(ExportTable fact) throws IOException {
    warehouse.client().sql("INSERT INTO dim_procedure SELECT * FROM stage_dim_procedure").update();
    warehouse.historicalResults("2023-10-02", 1, 3);
    warehouse.eReceipts("2023-10", 1, "vnpt");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.tables().fact(fact, OCTOBER, OCTOBER, TableFormat.CSV, false, out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(0)).contains("agency_code,agency_name,level,parent_code,in_statistics");
    switch (fact) {
      case fact_dossier_monthly ->
          assertThat(lines.subList(1, lines.size()))
              .satisfiesExactly(
                  line -> assertThat(line).startsWith("2023-10-01,S01,Sở Y tế,PROVINCE,,1,"),
                  line -> assertThat(line).startsWith("2023-10-01,X01,'=1+1,COMMUNE,,1,"));
      case fact_digitised_result_daily ->
          assertThat(lines.get(1)).isEqualTo("2023-10-02,S01,Sở Y tế,PROVINCE,,1,8,3,1");
      case fact_e_receipt_monthly ->
          assertThat(lines.get(1)).isEqualTo("2023-10-01,S01,Sở Y tế,PROVINCE,,1,vnpt,7,1");
      default -> assertThat(lines).hasSize(1);
    }
  }

  @Test
  void severalMonthsAreExportedTogether() throws IOException {
    warehouse.client().sql("INSERT INTO dim_procedure SELECT * FROM stage_dim_procedure").update();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse
        .tables()
        .fact(
            ExportTable.fact_dossier_monthly,
            YearMonth.of(2023, 9),
            OCTOBER,
            TableFormat.CSV,
            false,
            out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(4);
  }

  /** 800,000 rows of more than 200 bytes: 160 MB and more for whoever collects them first. */
  @Test
  void rowsOfAServerAreNotCollectedBeforeTheyAreWritten() throws SQLException, IOException {
    Databases databases = Databases.server("utf8mb4_general_ci");
    TableQuery query =
        new TableQuery(
            new DriverManagerDataSource(
                databases.warehouseUrl(), databases.username(), databases.password()));
    String rows =
        """
        SELECT REPEAT('x', 200) AS filling
        FROM (SELECT 1 FROM information_schema.columns LIMIT 900) a
        CROSS JOIN (SELECT 1 FROM information_schema.columns LIMIT 900) b
        LIMIT 800000
        """;
    long before = used();
    List<Long> inTheMiddle = new ArrayList<>();
    try (TableWriter csv = TableFormat.CSV.writer(OutputStream.nullOutputStream(), false)) {
      long written =
          query.write(
              rows,
              Map.of(),
              new TableWriter() {
                private int row;

                @Override
                public void header(List<String> columns) throws IOException {
                  csv.header(columns);
                }

                @Override
                public void row(List<?> values) throws IOException {
                  csv.row(values);
                  if (++row == 400_000) {
                    inTheMiddle.add(used() - before);
                  }
                }

                @Override
                public void close() {}
              },
              true);
      assertThat(written).isEqualTo(800_000);
    }
    assertThat(inTheMiddle).singleElement().satisfies(m -> assertThat(m).isLessThan(50_000_000));
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @ParameterizedTest
  @CsvSource({
    "LEVELS, 'ALL,,,21,33;BELOW_PROVINCE,,,1,3;COMMUNE,,,1,3;PROVINCE,,,20,30'",
    "AGENCIES, 'PROVINCE,S01,Sở Y tế,20,30;COMMUNE,X01,''=1+1,1,3'"
  })
  void levelsAndAgenciesAreWrittenApart(TableReport.Of rows, String expected) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.tables().figures(OCTOBER, Basis.AS_WAS, rows, TableFormat.CSV, false, out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("month_start,indicator,level,agency_code,agency_name,");
    assertThat(lines.stream().filter(line -> line.startsWith("2023-10-01,online,")))
        .extracting(line -> line.substring("2023-10-01,online,".length(), line.lastIndexOf(',')))
        .containsExactly(expected.split(";"));
  }

  @ParameterizedTest
  @CsvSource({
    "VI, Theo cấp, Theo cơ quan, Ghi chú, Tỷ lệ, Nộp hồ sơ trực tuyến, Toàn tỉnh",
    "EN, Levels, Agencies, Notes, Share, Submitted online, Province"
  })
  void aWorkbookForPeopleHasNamedSheetsWordsAndNotes(
      Language language,
      String levels,
      String agencies,
      String notes,
      String share,
      String online,
      String all)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse.workbook().write(OCTOBER, Basis.AS_WAS, language, out);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
      XSSFSheet sheet = workbook.getSheet(levels);
      assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo(share);
      assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
          .isEqualTo("A1:F" + (sheet.getLastRowNum() + 1));
      List<String> rows = new ArrayList<>();
      DataFormatter shown = new DataFormatter(Locale.ENGLISH);
      for (Row row : sheet) {
        if (row.getCell(1).getStringCellValue().equals(online)) {
          rows.add(
              row.getCell(2).getStringCellValue() + " " + shown.formatCellValue(row.getCell(5)));
        }
      }
      assertThat(rows).contains(all + " 63.6%");
      // Headlines first, the province first, no code; as wide as a page
      assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo(online);
      assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo(all);
      assertThat(shown.formatCellValue(sheet.getRow(1).getCell(0))).isEqualTo("10/2023");
      sheet.forEach(
          row ->
              assertThat(row.getCell(2).getStringCellValue())
                  .doesNotMatch("ALL|PROVINCE|BELOW_PROVINCE|DISTRICT|COMMUNE"));
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
      assertThat(workbook.getSheet(agencies).getRow(1).getCell(4).getStringCellValue())
          .isEqualTo("Sở Y tế");
      assertThat(workbook.getSheet(agencies).getPaneInformation().isFreezePane()).isTrue();
      StringBuilder told = new StringBuilder();
      workbook.getSheet(notes).forEach(row -> row.forEach(cell -> told.append(cell).append('\n')));
      assertThat(told.toString()).contains("(cashless)", "(on_time)").contains("30");
    }
  }

  @Test
  void anExportTellsWhatItsColumnsHoldOnASheetOfItsOwn() throws IOException {
    warehouse.client().sql("INSERT INTO dim_procedure SELECT * FROM stage_dim_procedure").update();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    warehouse
        .tables()
        .fact(ExportTable.fact_dossier_monthly, OCTOBER, OCTOBER, TableFormat.XLSX, false, out);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(workbook.getSheet("fact_dossier_monthly").getLastRowNum()).isEqualTo(2);
      List<String> told = new ArrayList<>();
      workbook
          .getSheet("notes")
          .forEach(row -> told.add(row.getCell(0) + ": " + row.getCell(1) + " " + row.getCell(2)));
      assertThat(told)
          .contains(
              "dossiers: Loaded dossiers. Số hồ sơ đã nạp.",
              "parent_code: Group code of the agency above it; null when there is none."
                  + " Mã nhóm của cơ quan cấp trên; trống khi không có.");
    }
  }
}
