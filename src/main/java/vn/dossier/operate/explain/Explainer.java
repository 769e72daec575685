package vn.dossier.operate.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.dossier.checksum.ReadRows;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.raw.ListedChildren;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.HeldId;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.operate.explain.Explained.Dossier;
import vn.dossier.operate.explain.Explained.Rule;
import vn.dossier.setup.SetupException;
import vn.dossier.source.DossierSource;
import vn.dossier.warehouse.dimension.CatalogueStore;
import vn.dossier.warehouse.inspect.DossierTrace;
import vn.dossier.warehouse.inspect.StoredDossier;
import vn.dossier.warehouse.inspect.StoredDossiers;
import vn.dossier.warehouse.inspect.StoredDossiers.Planned;

/** Classifies the dossiers of a code as a run would now, and compares with what is stored. */
public final class Explainer {

  private final DossierSource source;
  private final StoredDossiers storedDossiers;
  private final Rules rules;
  private final KnownLabels labels;
  private final CatalogueStore catalogues;
  private final DossierTrace trace;

  public Explainer(
      DossierSource source,
      StoredDossiers storedDossiers,
      Rules rules,
      KnownLabels labels,
      CatalogueStore catalogues,
      DossierTrace trace) {
    this.source = source;
    this.storedDossiers = storedDossiers;
    this.rules = rules;
    this.labels = labels;
    this.catalogues = catalogues;
    this.trace = trace;
  }

  /**
   * @param code trimmed
   * @param today as-of date before the first run
   * @return without dossiers when nobody knows the code
   */
  public Explained explain(String code, LocalDate today) {
    Optional<Planned> planned = storedDossiers.planned();
    LocalDate asOf = planned.map(Planned::asOf).orElse(today);
    Classifier classifier = new Classifier(rules, catalogues.read(), asOf);
    List<Dossier> dossiers = new ArrayList<>();
    Set<String> onlyHeld = new TreeSet<>(storedDossiers.ids(code));
    onlyHeld.addAll(trace.ids(code));
    for (RawDossier dossier : hidden(withChildren(source.byCode(code)))) {
      onlyHeld.remove(HeldId.of(dossier.id()));
      dossiers.add(explained(dossier, code, classifier, planned, null));
    }
    for (RawDossier dossier : hidden(withChildren(source.byId(onlyHeld, ReadRows.NONE)))) {
      onlyHeld.remove(HeldId.of(dossier.id()));
      String now = Whitespace.trim(dossier.code());
      String remark =
          code.equals(Codes.held(now))
              ? null
              : "the source has it under another code now: " + Codes.named(now);
      dossiers.add(explained(dossier, code, classifier, planned, remark));
    }
    onlyHeld.forEach(id -> dossiers.add(gone(id, code)));
    return new Explained(
        code,
        null,
        rules.ruleSet(),
        planned.map(Planned::jobExecutionId).orElse(null),
        asOf,
        dossiers);
  }

  /**
   * Explains one dossier by its id, since a code may be missing.
   *
   * @param id as the source or the warehouse has it
   * @param today as-of date before the first run
   * @return without dossiers when nobody knows the id
   * @throws SetupException when the source cannot be asked for it
   */
  public Explained explainId(String id, LocalDate today) {
    Optional<Planned> planned = storedDossiers.planned();
    LocalDate asOf = planned.map(Planned::asOf).orElse(today);
    Classifier classifier = new Classifier(rules, catalogues.read(), asOf);
    List<Dossier> dossiers = new ArrayList<>();
    hidden(withChildren(source.byId(List.of(id), ReadRows.NONE)))
        .forEach(dossier -> dossiers.add(explained(dossier, id, classifier, planned, null)));
    if (dossiers.isEmpty() && HeldId.isDigest(id)) {
      throw new SetupException(
          "%s stands for an id that is too long to hold: ask by that one, or by the code"
              .formatted(id));
    }
    if (dossiers.isEmpty() && isKnown(HeldId.of(id))) {
      dossiers.add(gone(HeldId.of(id), id));
    }
    return new Explained(
        null,
        id,
        rules.ruleSet(),
        planned.map(Planned::jobExecutionId).orElse(null),
        asOf,
        dossiers);
  }

  private boolean isKnown(String held) {
    return !storedDossiers.of(held).equals(StoredDossier.NONE) || !trace.history(held).isEmpty();
  }

  private Dossier explained(
      RawDossier dossier,
      String asked,
      Classifier classifier,
      Optional<Planned> planned,
      String remark) {
    Verdict verdict = classifier.classify(dossier);
    String id = HeldId.of(dossier.id());
    StoredDossier held = storedDossiers.of(id);
    Map<String, String> differences = held.differences(dossier, verdict);
    return new Dossier(
        id,
        labels.masked(dossier, asked),
        name(verdict),
        classifier.findings(dossier, labels).stream().map(Rule::of).toList(),
        held.masked(asked),
        differences.isEmpty(),
        differences,
        trace.counted(id, dossier.payments().stream().map(RawPayment::id).map(HeldId::of).toList()),
        trace.history(id),
        remark == null ? remark(id, verdict, held, planned) : remark);
  }

  private String remark(String id, Verdict verdict, StoredDossier held, Optional<Planned> planned) {
    if (held.equals(StoredDossier.NONE)) {
      return unread(verdict, planned);
    }
    return trace.pending(id)
        ? "its fact was written since the last publish: figures show it as it was before"
        : null;
  }

  private static String unread(Verdict verdict, Optional<Planned> planned) {
    if (planned.isEmpty()) {
      return "no run has read the source yet, so no agency is known";
    }
    LocalDate scopeTo = planned.get().scopeTo();
    return verdict instanceof Verdict.Loaded loaded && loaded.fact().acceptedDate().isAfter(scopeTo)
        ? "accepted after %s, the last date that has been read".formatted(scopeTo)
        : null;
  }

  private Dossier gone(String id, String asked) {
    StoredDossier held = storedDossiers.of(id);
    boolean stored = !held.equals(StoredDossier.NONE);
    return new Dossier(
        id,
        null,
        "GONE",
        List.of(),
        held.masked(asked),
        !stored,
        Map.of(),
        trace.counted(id, List.of()),
        trace.history(id),
        stored
            ? "the source no longer has it: the next night that looks it up removes it"
            : "the source no longer has it, and it counts nowhere");
  }

  private static String name(Verdict verdict) {
    if (verdict instanceof Verdict.Loaded) {
      return "LOADED";
    }
    return verdict instanceof Verdict.Excluded ? "EXCLUDED" : "REJECTED";
  }

  // A dispute wants to see each of them
  private List<RawDossier> withChildren(List<RawDossier> dossiers) {
    return source.withChildren(dossiers, ListedChildren::new, ReadRows.NONE).stream()
        .map(read -> read.children().of(read.dossier()))
        .toList();
  }

  private static List<RawDossier> hidden(List<RawDossier> dossiers) {
    return dossiers.stream().map(FileNames::hidden).toList();
  }
}
