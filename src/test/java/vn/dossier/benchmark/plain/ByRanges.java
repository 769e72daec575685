package vn.dossier.benchmark.plain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcCursorItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/** How a table is loaded: by ranges of ids, on as many threads as cores, in chunks. */
record ByRanges(
    JobRepository repository, PlatformTransactionManager transactions, DataSource source) {

  private static final int RANGES = 40;
  private static final int CHUNK = 1000;

  <I, O> Step step(
      String name,
      String table,
      ItemReader<I> reader,
      ItemProcessor<I, O> processor,
      ItemWriter<O> writer) {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(Runtime.getRuntime().availableProcessors());
    threads.setDaemon(true);
    threads.initialize();
    Step range =
        new StepBuilder(name + "-range", repository)
            .<I, O>chunk(CHUNK)
            .transactionManager(transactions)
            .reader(reader)
            .processor(processor)
            .writer(writer)
            .build();
    return new StepBuilder(name, repository)
        .partitioner(range.getName(), new IdRanges(new JdbcTemplate(source), table))
        .step(range)
        .gridSize(RANGES)
        .taskExecutor(threads)
        .build();
  }

  /**
   * A streamed cursor over one range.
   *
   * @param range the context of its step: from, to
   * @param times how often the statement has these two as its parameters, before the day after the
   *     last that is read
   */
  <T> JdbcCursorItemReader<T> reader(
      String file, RowMapper<T> row, Map<String, Object> range, int times, LocalDate last)
      throws Exception {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      arguments.add(range.get("from"));
      arguments.add(range.get("to"));
    }
    arguments.add(last.plusDays(1));
    return new JdbcCursorItemReaderBuilder<T>()
        .name(file)
        .dataSource(source)
        .sql(PlainBatch.text(file))
        .queryArguments(arguments)
        .rowMapper(row)
        // How the driver is told to stream
        .fetchSize(Integer.MIN_VALUE)
        .verifyCursorPosition(false)
        .build();
  }
}
