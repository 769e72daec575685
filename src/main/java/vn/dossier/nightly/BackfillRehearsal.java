package vn.dossier.nightly;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.dossier.classify.CatalogueResolution;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.RawDossier;
import vn.dossier.classify.Rules;
import vn.dossier.classify.Scope;
import vn.dossier.classify.SourceDate;
import vn.dossier.source.CatalogueSource;
import vn.dossier.source.DossierSource;
import vn.dossier.source.IdRange;
import vn.dossier.source.SourceContract;
import vn.dossier.warehouse.DimensionStore;
import vn.dossier.warehouse.DossierRehearsal;
import vn.dossier.warehouse.Judgement;
import vn.dossier.warehouse.Rehearsed;
import vn.dossier.warehouse.RunLookup;

/**
 * What a backfill would change if it ran now: the same reader, rules and comparison, page by page,
 * and not a row is written. What it counts holds only while no run writes beside it.
 */
@Component
public final class BackfillRehearsal {

  private final NightlyProperties properties;
  private final SourceContract contract;
  private final CatalogueSource catalogues;
  private final DossierSource source;
  private final Rules rules;
  private final DimensionStore dimensions;
  private final RunLookup lookup;
  private final JdbcTemplate warehouse;
  private final Clock clock;

  BackfillRehearsal(
      NightlyProperties properties,
      SourceContract contract,
      CatalogueSource catalogues,
      DossierSource source,
      Rules rules,
      DimensionStore dimensions,
      RunLookup lookup,
      JdbcTemplate warehouse,
      Clock clock) {
    this.properties = properties;
    this.contract = contract;
    this.catalogues = catalogues;
    this.source = source;
    this.rules = rules;
    this.dimensions = dimensions;
    this.lookup = lookup;
    this.warehouse = warehouse;
    this.clock = clock;
  }

  /**
   * Reads the dossiers of a range as {@link Runs#backfill} does.
   *
   * @param from first accepted date
   * @param to last accepted date
   * @throws vn.dossier.source.SetupException when no night is published, the range is not before
   *     its date, or the source lacks a table or column
   */
  public Rehearsed of(LocalDate from, LocalDate to) {
    contract.require();
    BackfillRange range = BackfillRange.of(from, to, lookup);
    Scope scope = Scope.range(from, to, LocalDate.now(clock));
    Classifier classifier = classifier(range.businessDate(), scope);
    DossierRehearsal rehearsal = new DossierRehearsal(warehouse);
    scan(scope, classifier, rehearsal);
    lookUpUnmet(scope, classifier, rehearsal);
    return rehearsal.result();
  }

  private Classifier classifier(LocalDate businessDate, Scope scope) {
    return new Classifier(
        rules,
        dimensions.rehearse(
            businessDate,
            CatalogueResolution.agencies(catalogues.agencies(), rules),
            CatalogueResolution.procedures(catalogues.procedures(), catalogues.fields(), rules)),
        scope.asOf());
  }

  private void scan(Scope scope, Classifier classifier, DossierRehearsal rehearsal) {
    ScopePages pages = new ScopePages(source, scope, IdRange.ALL, null, properties.chunkSize());
    KeysetReader<RawDossier> reader = new KeysetReader<>(pages, RawDossier::id, null);
    List<Judgement> chunk = new ArrayList<>();
    for (RawDossier dossier = reader.read(); dossier != null; dossier = reader.read()) {
      chunk.add(judged(dossier, classifier));
      if (chunk.size() == properties.chunkSize()) {
        rehearsal.take(chunk);
        chunk.clear();
      }
    }
    rehearsal.take(chunk);
  }

  // Whom the scan met is told by the date that the source has now: remembering ids would take
  // memory that grows with the range, and noting them would write
  private void lookUpUnmet(Scope scope, Classifier classifier, DossierRehearsal rehearsal) {
    int limit = properties.chunkSize();
    List<String> ids = rehearsal.held(scope, null, limit);
    while (!ids.isEmpty()) {
      Map<String, RawDossier> found =
          source.byIdAlone(ids).stream().collect(toMap(RawDossier::id, identity()));
      List<RawDossier> moved =
          found.values().stream()
              .filter(d -> !scope.contains(SourceDate.of(d.acceptedAt())))
              .toList();
      List<Judgement> unmet = new ArrayList<>();
      source.withChildren(moved).forEach(dossier -> unmet.add(judged(dossier, classifier)));
      ids.stream().filter(id -> !found.containsKey(id)).map(Judgement::gone).forEach(unmet::add);
      rehearsal.take(unmet);
      ids = rehearsal.held(scope, ids.get(ids.size() - 1), limit);
    }
  }

  private static Judgement judged(RawDossier dossier, Classifier classifier) {
    return new Judgement(dossier.id(), dossier, classifier.classify(dossier));
  }
}
