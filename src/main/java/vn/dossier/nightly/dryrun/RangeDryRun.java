package vn.dossier.nightly.dryrun;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.catalogue.CatalogueResolution;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.nightly.page.KeysetReader;
import vn.dossier.nightly.page.ScopePages;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.scope.Scope;
import vn.dossier.source.CatalogueSource;
import vn.dossier.source.DossierSource;
import vn.dossier.source.IdRange;
import vn.dossier.source.ReadDossier;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.warehouse.compare.ScopeFacts;
import vn.dossier.warehouse.dimension.DimensionStore;
import vn.dossier.warehouse.dimension.DryRunDimensions;

/** Reads the dossiers of a scope as a run does, page by page, and not a row is written. */
@Component
final class RangeDryRun {

  /**
   * Who classifies what is read.
   *
   * @param <C> what takes the children of a code
   */
  interface Judge<C extends ChildTaker> {

    /** What takes the children of a code, which has none so far. */
    C none();

    /** Takes dossiers as the source has them; the list is reused when it returns. */
    void seen(List<ReadDossier<C>> dossiers);

    /** Takes ids that the warehouse holds in scope and the source has no more. */
    void gone(List<String> ids);
  }

  private final NightlyProperties properties;
  private final SourceContract contract;
  private final CatalogueSource catalogues;
  private final DossierSource source;
  private final DimensionStore dimensions;
  private final ScopeFacts facts;

  RangeDryRun(
      NightlyProperties properties,
      SourceContract contract,
      CatalogueSource catalogues,
      DossierSource source,
      DimensionStore dimensions,
      JdbcTemplate warehouse) {
    this.properties = properties;
    this.contract = contract;
    this.catalogues = catalogues;
    this.source = source;
    this.dimensions = dimensions;
    this.facts = new ScopeFacts(warehouse);
  }

  /**
   * What the catalogues of the source, read by these rules, would make of the dimensions.
   *
   * @throws vn.dossier.setup.SetupException when the source lacks a table or column
   */
  DryRunDimensions dimensions(LocalDate businessDate, Rules rules) {
    contract.require();
    return dimensions.dryRun(
        businessDate,
        CatalogueResolution.agencies(catalogues.agencies(), rules),
        CatalogueResolution.procedures(catalogues.procedures(), catalogues.fields(), rules));
  }

  /** How many dossiers the source has in scope, without those that the warehouse looks up. */
  long count(Scope scope) {
    return source.count(scope);
  }

  /** Shows a judge every dossier that a run would classify. */
  <C extends ChildTaker> void read(Scope scope, Judge<C> judge) {
    scan(scope, judge);
    lookUpNotSeen(scope, judge);
  }

  private <C extends ChildTaker> void scan(Scope scope, Judge<C> judge) {
    ScopePages<C> pages =
        new ScopePages<>(
            source,
            scope,
            IdRange.ALL,
            null,
            judge::none,
            () -> null,
            ReadRows.NONE,
            properties.chunkSize());
    KeysetReader<ReadDossier<C>> reader =
        new KeysetReader<>(pages, read -> read.dossier().id(), null);
    List<ReadDossier<C>> chunk = new ArrayList<>();
    for (ReadDossier<C> dossier = reader.read(); dossier != null; dossier = reader.read()) {
      chunk.add(dossier);
      if (chunk.size() == properties.chunkSize()) {
        judge.seen(chunk);
        chunk.clear();
      }
    }
    judge.seen(chunk);
  }

  // What the scan has seen follows from the date that the source has now: remembering ids would
  // take
  // memory that grows with the range, and noting them would write
  private <C extends ChildTaker> void lookUpNotSeen(Scope scope, Judge<C> judge) {
    for (ScopeFacts.Held held : ScopeFacts.Held.of(scope)) {
      lookUpNotSeen(scope, held, judge);
    }
  }

  private <C extends ChildTaker> void lookUpNotSeen(
      Scope scope, ScopeFacts.Held held, Judge<C> judge) {
    int limit = properties.chunkSize();
    List<String> ids = facts.ids(held, scope, null, limit);
    while (!ids.isEmpty()) {
      Map<String, RawDossier> found =
          source.byId(facts.inSource(ids), ReadRows.NONE).stream()
              .collect(toMap(dossier -> HeldId.of(dossier.id()), identity()));
      List<RawDossier> moved =
          found.values().stream()
              .filter(d -> !scope.contains(SourceDate.of(d.acceptedAt())))
              .toList();
      judge.seen(source.withChildren(moved, judge::none, ReadRows.NONE));
      judge.gone(ids.stream().filter(id -> !found.containsKey(id)).toList());
      ids = facts.ids(held, scope, ids.get(ids.size() - 1), limit);
    }
  }
}
