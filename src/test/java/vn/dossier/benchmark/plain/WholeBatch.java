package vn.dossier.benchmark.plain;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The same job with all tables that the program loads, in the plainest way that is fast: the facts
 * with all their columns and indexes, requests and papers by their own cursors, aggregates by
 * INSERT ... SELECT. In fact_agency_monthly, the columns fee_* are 0 and late_so_far is null.
 * Nothing is staged, verified or kept of the past. The tables must be there ({@link
 * vn.dossier.benchmark.Floor}); money of a code that dossiers share may be under another of them.
 */
public class WholeBatch extends PlainBatch {

  @Override
  String folder() {
    return "whole/";
  }

  @Override
  void bind(Fact fact, PreparedStatement statement) throws SQLException {
    fact.bindWhole(statement);
  }

  @Bean
  @Qualifier("more")
  @Order(1)
  Step requests(
      JobRepository repository, Step requestRange, @Qualifier("source") DataSource source) {
    return ranges("requests", "yeu_cau_thanh_toan", repository, requestRange, source);
  }

  @Bean
  @Qualifier("more")
  @Order(2)
  Step papers(JobRepository repository, Step paperRange, @Qualifier("source") DataSource source) {
    return ranges("papers", "giay_to_so_hoa", repository, paperRange, source);
  }

  @Bean
  Step requestRange(
      JobRepository repository,
      PlatformTransactionManager transactions,
      ItemReader<Request> requestReader,
      ItemWriter<Request> requestWriter) {
    return new StepBuilder("request-range", repository)
        .<Request, Request>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(requestReader)
        .writer(requestWriter)
        .build();
  }

  @Bean
  Step paperRange(
      JobRepository repository,
      PlatformTransactionManager transactions,
      ItemReader<Paper> paperReader,
      ItemWriter<Paper> paperWriter) {
    return new StepBuilder("paper-range", repository)
        .<Paper, Paper>chunk(CHUNK)
        .transactionManager(transactions)
        .reader(paperReader)
        .writer(paperWriter)
        .build();
  }

  @Bean
  @StepScope
  ItemStreamReader<Request> requestReader(
      @Qualifier("source") DataSource source,
      @Value("#{stepExecutionContext['from']}") String from,
      @Value("#{stepExecutionContext['to']}") String to,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    return reader("requests.sql", source, Request::of, from, to, until);
  }

  @Bean
  @StepScope
  ItemStreamReader<Paper> paperReader(
      @Qualifier("source") DataSource source,
      @Value("#{stepExecutionContext['from']}") String from,
      @Value("#{stepExecutionContext['to']}") String to,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    return reader("papers.sql", source, Paper::of, from, to, until);
  }

  private static <T> ItemStreamReader<T> reader(
      String file, DataSource source, RowMapper<T> row, String from, String to, LocalDate until)
      throws Exception {
    return new JdbcCursorItemReaderBuilder<T>()
        .name(file)
        .dataSource(source)
        .sql(text("whole/" + file))
        .queryArguments(from, to, until.plusDays(1))
        .rowMapper(row)
        .fetchSize(Integer.MIN_VALUE)
        .verifyCursorPosition(false)
        .build();
  }

  @Bean
  @StepScope
  ItemWriter<Request> requestWriter(JdbcTemplate target, @Qualifier("source") DataSource source)
      throws Exception {
    Catalogue catalogue = Catalogue.of(target);
    Map<String, String> providers =
        pairs(
            source,
            """
            SELECT TRIM(group_code), LOWER(TRIM(loai_bien_lai_thanh_toan)) FROM don_vi
            WHERE deleted_on IS NULL AND LOWER(TRIM(loai_bien_lai_thanh_toan)) IN ('vnpt', 'viettel')
            """);
    String collection = text("whole/insert-collection.sql");
    String receipt = text("whole/insert-receipt.sql");
    return chunk -> {
      List<? extends Request> requests = chunk.getItems();
      batch(
          target,
          collection,
          requests.stream()
              .filter(
                  request -> request.isCollected() && catalogue.agency(request.agency()) != null)
              .map(request -> request.collection(catalogue))
              .toList());
      batch(
          target,
          receipt,
          requests.stream()
              .filter(
                  request ->
                      request.receipted()
                          && providers.containsKey(request.issuer())
                          && catalogue.agency(request.issuer()) != null)
              .map(request -> request.receipt(catalogue, providers.get(request.issuer())))
              .toList());
    };
  }

  @Bean
  @StepScope
  ItemWriter<Paper> paperWriter(JdbcTemplate target, @Qualifier("source") DataSource source)
      throws Exception {
    Catalogue catalogue = Catalogue.of(target);
    Map<String, String> agencies =
        pairs(
            source,
            """
            SELECT TRIM(ma_dinh_danh), MIN(TRIM(group_code)) FROM don_vi
            WHERE deleted_on IS NULL AND TRIM(ma_dinh_danh) <> ''
            GROUP BY TRIM(ma_dinh_danh) HAVING COUNT(*) = 1
            """);
    String insert = text("whole/insert-paper.sql");
    return chunk ->
        batch(
            target,
            insert,
            chunk.getItems().stream()
                .map(paper -> paper.values(catalogue.agency(agencies.get(paper.identifier()))))
                .toList());
  }

  private static void batch(JdbcTemplate target, String sql, List<Object[]> rows) {
    if (!rows.isEmpty()) {
      target.batchUpdate(sql, rows);
    }
  }

  private static Map<String, String> pairs(DataSource source, String sql) {
    Map<String, String> pairs = new HashMap<>();
    new JdbcTemplate(source)
        .query(
            sql,
            row -> {
              pairs.put(row.getString(1), row.getString(2));
            });
    return pairs;
  }
}
