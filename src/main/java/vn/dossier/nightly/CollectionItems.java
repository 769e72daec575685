package vn.dossier.nightly;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.function.SingletonSupplier;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.PaperRules;
import vn.dossier.classify.PaymentRules;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.RawPaper;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.nightly.page.ChangedPaymentPages;
import vn.dossier.nightly.page.KeysetReader;
import vn.dossier.nightly.page.PaperPages;
import vn.dossier.nightly.page.PaymentPages;
import vn.dossier.nightly.page.ReadAhead;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.source.DossierSource;
import vn.dossier.source.PaperSource;
import vn.dossier.source.PaymentSource;
import vn.dossier.warehouse.changes.ChangedBuckets;
import vn.dossier.warehouse.collect.CollectionLoad;
import vn.dossier.warehouse.collect.DigitisedResultLoad;
import vn.dossier.warehouse.collect.PaddedCodes;
import vn.dossier.warehouse.collect.StagedRequests;
import vn.dossier.warehouse.dimension.CatalogueStore;
import vn.dossier.warehouse.run.RunPlan;
import vn.dossier.warehouse.run.WorkingState;

/** Readers and writers of load-collections and load-digitised-results. */
@Configuration(proxyBeanMethods = false)
class CollectionItems {

  private final JdbcTemplate warehouse;
  private final NightlyProperties properties;

  CollectionItems(JdbcTemplate warehouse, NightlyProperties properties) {
    this.warehouse = warehouse;
    this.properties = properties;
  }

  /** The requests collected in the days and receipt months of the run. */
  @Bean
  @StepScope
  ItemStreamReader<RawPayment> paymentReader(
      PaymentSource source,
      WorkingState working,
      ChangedBuckets buckets,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    RunPlan plan = DossierItems.plan(step);
    int limit = properties.chunkSize();
    ReadRows read = reading.of(step.getJobExecutionId());
    if (plan.changesOnly()) {
      StagedRequests staged = new StagedRequests(warehouse, plan);
      ChangedPaymentPages pages =
          new ChangedPaymentPages(source, staged, buckets.all(), read, limit);
      return new KeysetReader<>(pages, RawPayment::id, null).fromTheStart();
    }
    PaymentPages pages = new PaymentPages(source, working, plan, read, limit);
    return new KeysetReader<>(new ReadAhead<>(pages), RawPayment::id, null);
  }

  @Bean
  @StepScope
  ItemWriter<RawPayment> paymentWriter(
      Rules rules,
      LinkedBy linkedBy,
      SharedCatalogue catalogue,
      @Value("#{stepExecution}") StepExecution step) {
    CollectionLoad load =
        new CollectionLoad(
            warehouse,
            new PaymentRules(rules),
            linkedBy,
            catalogue.of(step),
            DossierItems.plan(step),
            step.getStepName());
    return chunk -> load.write(chunk.getItems());
  }

  /** The papers that count. */
  @Bean
  @StepScope
  ItemStreamReader<RawPaper> paperReader(
      PaperSource papers,
      DossierSource dossiers,
      Rules rules,
      WorkingState working,
      ChangedBuckets buckets,
      PaddedCodes padded,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    PaperPages pages =
        new PaperPages(
            papers,
            dossiers,
            new PaperRules(rules),
            working,
            buckets,
            padded,
            DossierItems.plan(step).changesOnly(),
            reading.of(step.getJobExecutionId()),
            properties.chunkSize());
    return new KeysetReader<>(new ReadAhead<>(pages), RawPaper::id, null);
  }

  @Bean
  @StepScope
  ItemWriter<RawPaper> paperWriter(
      DossierSource source,
      CatalogueStore catalogue,
      PaddedCodes padded,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    RunPlan plan = DossierItems.plan(step);
    DigitisedResultLoad load =
        new DigitisedResultLoad(
            warehouse, catalogue.agenciesByIdentifier(), plan, step.getStepName());
    ReadRows read = reading.of(step.getJobExecutionId());
    Supplier<Set<String>> codesWithBlanks = SingletonSupplier.of(padded::all);
    return chunk -> {
      List<? extends RawPaper> papers = chunk.getItems();
      Set<String> links = new HashSet<>();
      papers.stream().map(RawPaper::link).filter(Objects::nonNull).forEach(links::add);
      DossierSource.HeldLinks found = source.heldLinks(links, read);
      Set<String> held = found.all();
      held.addAll(codesWithBlanks.get());
      for (RawPaper paper : papers) {
        String link = paper.link();
        if (!Whitespace.isBlank(link)) {
          read.answered(link, held.contains(link), found.ofReadDossiers().contains(link));
        }
      }
      load.write(papers, held);
    };
  }
}
