package vn.dossier.nightly;

import static java.util.stream.Collectors.toSet;

import java.util.BitSet;
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
import vn.dossier.nightly.page.HeldPaper;
import vn.dossier.nightly.page.KeysetReader;
import vn.dossier.nightly.page.PagesWithLookups;
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
import vn.dossier.warehouse.collect.HeldRequest;
import vn.dossier.warehouse.collect.PaddedCodes;
import vn.dossier.warehouse.collect.RequestHolders;
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
  ItemStreamReader<HeldRequest> paymentReader(
      PaymentSource source,
      LinkedBy linkedBy,
      WorkingState working,
      ChangedBuckets buckets,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    RunPlan plan = DossierItems.plan(step);
    int limit = properties.chunkSize();
    ReadRows read = reading.of(step.getJobExecutionId());
    RequestHolders holders = new RequestHolders(warehouse, linkedBy);
    if (plan.changesOnly()) {
      BitSet changed = buckets.all();
      KeysetReader.Query<RawPayment> pages =
          ChangedPaymentPages.inSource(source, changed, read, limit);
      return new KeysetReader<>(
              new ChangedPaymentPages(
                  new ReadAhead<>(new PagesWithLookups<>(pages, holders::of)),
                  new StagedRequests(warehouse, plan),
                  changed),
              HeldRequest::id,
              null)
          .fromTheStart();
    }
    PaymentPages pages = new PaymentPages(source, working, plan, read, limit);
    return new KeysetReader<>(
        new ReadAhead<>(new PagesWithLookups<>(pages, holders::of)), HeldRequest::id, null);
  }

  @Bean
  @StepScope
  ItemWriter<HeldRequest> paymentWriter(
      Rules rules, SharedCatalogue catalogue, @Value("#{stepExecution}") StepExecution step) {
    CollectionLoad load =
        new CollectionLoad(
            warehouse,
            new PaymentRules(rules),
            catalogue.of(step),
            DossierItems.plan(step),
            step.getStepName());
    return chunk -> load.write(chunk.getItems());
  }

  /** The papers that count. */
  @Bean
  @StepScope
  ItemStreamReader<HeldPaper> paperReader(
      PaperSource papers,
      DossierSource dossiers,
      Rules rules,
      WorkingState working,
      ChangedBuckets buckets,
      PaddedCodes padded,
      RunReading reading,
      @Value("#{stepExecution}") StepExecution step) {
    ReadRows read = reading.of(step.getJobExecutionId());
    PaperPages pages =
        new PaperPages(
            papers,
            dossiers,
            new PaperRules(rules),
            working,
            buckets,
            padded,
            DossierItems.plan(step).changesOnly(),
            read,
            properties.chunkSize());
    return new KeysetReader<>(
        new ReadAhead<>(new PagesWithLookups<>(pages, page -> held(page, dossiers, read))),
        HeldPaper::id,
        null);
  }

  private static List<HeldPaper> held(
      List<RawPaper> papers, DossierSource dossiers, ReadRows read) {
    Set<String> links =
        papers.stream().map(RawPaper::link).filter(Objects::nonNull).collect(toSet());
    DossierSource.HeldLinks found = dossiers.heldLinks(links, read);
    return papers.stream()
        .map(
            paper ->
                new HeldPaper(
                    paper,
                    found.all().contains(paper.link()),
                    found.ofReadDossiers().contains(paper.link())))
        .toList();
  }

  @Bean
  @StepScope
  ItemWriter<HeldPaper> paperWriter(
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
      Set<String> held = new HashSet<>(codesWithBlanks.get());
      for (HeldPaper paper : chunk) {
        if (paper.held()) {
          held.add(paper.paper().link());
        }
      }
      for (HeldPaper paper : chunk) {
        String link = paper.paper().link();
        if (!Whitespace.isBlank(link)) {
          read.answered(link, held.contains(link), paper.ofReadDossier());
        }
      }
      load.write(chunk.getItems().stream().map(HeldPaper::paper).toList(), held);
    };
  }
}
