package vn.dossier.benchmark.plain;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A night as a tutorial builds it, with what its reader learns in the first week: ranges of ids on
 * as many threads as cores, streamed cursors, rewritten batches, sums by SQL. Started as a process
 * of its own; what it reads and writes comes from its environment. No @Configuration: the program
 * under test, which looks for those in all packages, must not find it.
 */
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceInitializationAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class,
  BatchJobLauncherAutoConfiguration.class
})
public class PlainBatch {

  /**
   * @param arguments none; PLAIN_SOURCE_URL, SPRING_DATASOURCE_URL (an empty schema, or that of its
   *     last night), PLAIN_USERNAME, PLAIN_PASSWORD, PLAIN_UNTIL and PLAIN_AS_OF are its settings;
   *     PLAIN_JOB names the class: this one (default), {@link WholeBatch} or {@link LoadDataBatch}
   */
  public static void main(String[] arguments) throws ClassNotFoundException {
    SpringApplication application =
        new SpringApplicationBuilder(
                Class.forName(
                    System.getenv().getOrDefault("PLAIN_JOB", PlainBatch.class.getName())))
            .properties(
                // The program's own settings lie on the same class path
                "spring.config.name=plain",
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=none",
                "spring.batch.jdbc.initialize-schema=always",
                "spring.sql.init.mode=always",
                "spring.sql.init.schema-locations=classpath:vn/dossier/benchmark/plain/tables.sql",
                "spring.datasource.username=${plain.username}",
                "spring.datasource.password=${plain.password}",
                "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "logging.level.root=warn")
            .build();
    System.exit(SpringApplication.exit(application.run(arguments)));
  }

  @Bean(defaultCandidate = false)
  @Qualifier("source")
  DataSource source(
      @Value("${plain.source-url}") String url,
      @Value("${plain.username}") String username,
      @Value("${plain.password}") String password) {
    return DataSourceBuilder.create().url(url).username(username).password(password).build();
  }

  @Bean
  Job nightly(
      JobRepository repository,
      Step dimensions,
      Step dossiers,
      @Qualifier("more") ObjectProvider<Step> more,
      Step sums) {
    SimpleJobBuilder job = new JobBuilder("nightly", repository).start(dimensions).next(dossiers);
    more.orderedStream().forEach(job::next);
    return job.next(sums).build();
  }

  @Bean
  Step dimensions(
      JobRepository repository,
      PlatformTransactionManager transactions,
      @Qualifier("source") DataSource source,
      JdbcTemplate target) {
    return new StepBuilder("dimensions", repository)
        .tasklet(
            (contribution, context) -> {
              new Dimensions(new JdbcTemplate(source), target).load();
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  @Bean
  ByRanges byRanges(
      JobRepository repository,
      PlatformTransactionManager transactions,
      @Qualifier("source") DataSource source) {
    return new ByRanges(repository, transactions, source);
  }

  @Bean
  Step dossiers(
      ByRanges ranges,
      ItemReader<RawDossier> reader,
      ItemProcessor<RawDossier, Fact> judge,
      ItemWriter<Fact> writer) {
    return ranges.step("dossiers", "ho_so", reader, judge, writer);
  }

  @Bean
  @StepScope
  ItemStreamReader<RawDossier> reader(
      ByRanges ranges,
      @Value("#{stepExecutionContext}") Map<String, Object> range,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    return ranges.reader("dossiers.sql", RawDossier::of, range, 3, until);
  }

  @Bean
  @StepScope
  ItemProcessor<RawDossier, Fact> judge(
      JdbcTemplate target, @Value("${plain.as-of}") LocalDate asOf) {
    return new Judge(Catalogue.of(target), asOf);
  }

  @Bean
  ItemWriter<Fact> writer(JdbcTemplate target) throws Exception {
    return new JdbcBatchItemWriterBuilder<Fact>()
        .dataSource(target.getDataSource())
        .sql(text(folder() + "upsert.sql"))
        .itemPreparedStatementSetter(
            (fact, statement) -> {
              Object[] values = values(fact);
              for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
              }
            })
        .assertUpdates(false)
        .build();
  }

  @Bean
  Step sums(
      JobRepository repository,
      PlatformTransactionManager transactions,
      JdbcTemplate target,
      @Value("${plain.until}") LocalDate until)
      throws Exception {
    List<String> statements =
        Stream.of(text(folder() + "sums.sql").split(";")).filter(sql -> !sql.isBlank()).toList();
    return new StepBuilder("sums", repository)
        .tasklet(
            (contribution, context) -> {
              target.update("SET @until = ?", until.toString());
              statements.forEach(target::execute);
              return RepeatStatus.FINISHED;
            },
            transactions)
        .build();
  }

  String folder() {
    return "";
  }

  Object[] values(Fact fact) {
    return fact.values();
  }

  static String text(String file) throws Exception {
    return new ClassPathResource(file, PlainBatch.class).getContentAsString(StandardCharsets.UTF_8);
  }
}
