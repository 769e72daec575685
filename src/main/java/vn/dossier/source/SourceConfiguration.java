package vn.dossier.source;

import java.nio.file.Path;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.Untold;
import vn.dossier.classify.rules.Rules;
import vn.dossier.rows.RowByRow;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.ReferenceFolder;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.source.connect.SourcePool;
import vn.dossier.source.connect.SourceProperties;

/** The source: a read-only pool of its own, never the default data source. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SourceProperties.class)
class SourceConfiguration {

  @Bean
  JobsFolder jobsFolder(@Value("${dossier.jobs:#{null}}") Path outside) {
    return new JobsFolder(outside);
  }

  @Bean
  ReferenceFolder referenceFolder(@Value("${dossier.reference:#{null}}") Path outside) {
    return new ReferenceFolder(outside);
  }

  @Bean
  SourceAdapter sourceAdapter(JobsFolder jobs, SourceProperties properties) {
    return new SourceAdapter(jobs, properties.adapter(), properties.settings());
  }

  @Bean
  LinkedBy linkedBy(SourceAdapter adapter) {
    return adapter.linkedBy();
  }

  @Bean
  Untold untold(SourceAdapter adapter) {
    return adapter.untold();
  }

  @Bean
  Rules rules(SourceAdapter adapter) {
    return adapter.rules();
  }

  @Bean(defaultCandidate = false)
  @Qualifier("source")
  SourcePool sourceDataSource(
      SourceProperties properties, @Value("${dossier.nightly.zone}") ZoneId zone) {
    return new SourcePool(properties, zone);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("source")
  NamedParameterJdbcTemplate sourceJdbc(@Qualifier("source") DataSource source) {
    return new NamedParameterJdbcTemplate(source);
  }

  /** Hands over row by row, where Connector/J would hold the whole result in memory. */
  @Bean(defaultCandidate = false)
  @Qualifier("streaming")
  NamedParameterJdbcTemplate streamingSourceJdbc(@Qualifier("source") DataSource source) {
    return new NamedParameterJdbcTemplate(new RowByRow(source));
  }

  @Bean
  SourceContract sourceContract(@Qualifier("source") DataSource source, SourceAdapter adapter) {
    return new SourceContract(source, adapter);
  }

  @Bean
  DossierSource dossierSource(
      @Qualifier("source") NamedParameterJdbcTemplate source,
      @Qualifier("streaming") NamedParameterJdbcTemplate streaming,
      SourceAdapter adapter) {
    return new DossierSource(source, streaming, adapter);
  }

  @Bean
  RangeSource rangeSource(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new RangeSource(source, adapter);
  }

  @Bean
  ChildrenPass childrenPass(
      @Qualifier("streaming") NamedParameterJdbcTemplate streaming,
      DossierSource dossiers,
      SourceAdapter adapter) {
    return new ChildrenPass(streaming, dossiers, adapter);
  }

  @Bean
  UnreadRowSource unreadRowSource(
      @Qualifier("streaming") NamedParameterJdbcTemplate streaming,
      SourceAdapter adapter,
      PaperSource papers,
      Rules rules) {
    return new UnreadRowSource(streaming, adapter, papers, rules);
  }

  @Bean
  ChecksumSource checksumSource(
      @Qualifier("source") DataSource source,
      @Qualifier("streaming") NamedParameterJdbcTemplate streaming,
      SourceAdapter adapter) {
    return new ChecksumSource(source, streaming, adapter);
  }

  @Bean
  SourceFreshness sourceFreshness(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new SourceFreshness(source, adapter);
  }

  @Bean
  PaymentSource paymentSource(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new PaymentSource(source, adapter);
  }

  @Bean
  PaperSource paperSource(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new PaperSource(source, adapter);
  }

  @Bean
  CatalogueSource catalogueSource(
      @Qualifier("streaming") NamedParameterJdbcTemplate streaming, SourceAdapter adapter) {
    return new CatalogueSource(streaming, adapter);
  }

  @Bean
  LabelSource labelSource(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new LabelSource(source, adapter);
  }

  @Bean
  LongestSource longestSource(
      @Qualifier("source") NamedParameterJdbcTemplate source, SourceAdapter adapter) {
    return new LongestSource(source, adapter);
  }
}
