package vn.dossier.operate.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import vn.dossier.source.connect.SourceProperties;

/** The sample province as a source: its tables, filled from the CSV files of data/. */
public final class SampleSource {

  private static final Logger log = LoggerFactory.getLogger(SampleSource.class);

  private static final List<String> FILES =
      List.of(
          "reference/don_vi",
          "reference/thu_tuc",
          "reference/linh_vuc",
          "sample/ho_so",
          "sample/thanh_phan_ho_so",
          "sample/yeu_cau_thanh_toan",
          "sample/giay_to_so_hoa");

  // An empty cell is null, a quoted one an empty text
  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create()
          .setQuoteMode(QuoteMode.ALL_NON_NULL)
          .setNullString("")
          .setHeader()
          .setSkipHeaderRecord(true)
          .get();

  private static final int BATCH = 1_000;

  private SampleSource() {}

  /** Builds it, unless it has been built to the end before. */
  public static void build(SourceProperties source) {
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(source.url(), source.username(), source.password(), true);
    try {
      JdbcTemplate jdbc = new JdbcTemplate(connection);
      if (isBuilt(jdbc)) {
        return;
      }
      log.info("Building the sample source");
      jdbc.execute("DROP ALL OBJECTS");
      new ResourceDatabasePopulator(
              false, false, "UTF-8", new ClassPathResource("jobs/source/one-stop/schema.sql"))
          .execute(connection);
      FILES.forEach(file -> load(connection, file));
      // Comes last: without it, the next demo starts over
      jdbc.execute("CREATE TABLE sample_is_built (built SMALLINT)");
    } finally {
      connection.destroy();
    }
  }

  private static boolean isBuilt(JdbcTemplate jdbc) {
    Integer tables =
        jdbc.queryForObject(
            """
            SELECT COUNT(*) FROM information_schema.tables
            WHERE UPPER(table_name) = 'SAMPLE_IS_BUILT'
            """,
            Integer.class);
    return tables != null && tables > 0;
  }

  private static void load(DataSource source, String file) {
    String table = file.substring(file.indexOf('/') + 1);
    try (Reader reader =
            new InputStreamReader(
                new ClassPathResource("data/" + file + ".csv").getInputStream(),
                StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(reader)) {
      SimpleJdbcInsert insert =
          new SimpleJdbcInsert(source)
              .withTableName(table)
              .usingColumns(rows.getHeaderNames().toArray(String[]::new));
      List<Map<String, String>> batch = new ArrayList<>();
      for (CSVRecord row : rows) {
        batch.add(row.toMap());
        if (batch.size() == BATCH) {
          write(insert, batch);
        }
      }
      write(insert, batch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read data/%s.csv".formatted(file), e);
    }
  }

  private static void write(SimpleJdbcInsert insert, List<Map<String, String>> batch) {
    @SuppressWarnings("unchecked")
    Map<String, ?>[] rows = Stream.of(batch.toArray()).toArray(Map[]::new);
    insert.executeBatch(rows);
    batch.clear();
  }
}
