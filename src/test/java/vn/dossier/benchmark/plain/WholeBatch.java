package vn.dossier.benchmark.plain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.support.PassThroughItemProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

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
  Object[] values(Fact fact) {
    return fact.wholeValues();
  }

  @Bean
  @Qualifier("more")
  @Order(1)
  Step requests(
      ByRanges ranges, ItemReader<Request> requestReader, ItemWriter<Request> requestWriter) {
    return ranges.step(
        "requests",
        "yeu_cau_thanh_toan",
        requestReader,
        new PassThroughItemProcessor<>(),
        requestWriter);
  }

  @Bean
  @Qualifier("more")
  @Order(2)
  Step papers(ByRanges ranges, ItemReader<Paper> paperReader, ItemWriter<Paper> paperWriter) {
    return ranges.step(
        "papers", "giay_to_so_hoa", paperReader, new PassThroughItemProcessor<>(), paperWriter);
  }

  @Bean
  @StepScope
  ItemStreamReader<Request> requestReader(
      ByRanges ranges,
      @Value("#{stepExecutionContext}") Map<String, Object> range,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    return ranges.reader("whole/requests.sql", Request::of, range, 1, until);
  }

  @Bean
  @StepScope
  ItemStreamReader<Paper> paperReader(
      ByRanges ranges,
      @Value("#{stepExecutionContext}") Map<String, Object> range,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    return ranges.reader("whole/papers.sql", Paper::of, range, 1, until);
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
    Consumer<List<Object[]>> collections = rows(target, "collection");
    Consumer<List<Object[]>> receipts = rows(target, "receipt");
    return chunk -> {
      List<? extends Request> requests = chunk.getItems();
      collections.accept(
          requests.stream()
              .filter(
                  request -> request.isCollected() && catalogue.agency(request.agency()) != null)
              .map(request -> request.collection(catalogue))
              .toList());
      receipts.accept(
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
    Consumer<List<Object[]>> papers = rows(target, "paper");
    return chunk ->
        papers.accept(
            chunk.getItems().stream()
                .map(paper -> paper.values(catalogue.agency(agencies.get(paper.identifier()))))
                .toList());
  }

  /** What writes rows of one kind. */
  Consumer<List<Object[]>> rows(JdbcTemplate target, String kind) throws Exception {
    String insert = text("whole/insert-" + kind + ".sql");
    return rows -> {
      if (!rows.isEmpty()) {
        target.batchUpdate(insert, rows);
      }
    };
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
