package vn.dossier.operate.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.AgencyVersion;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.CatalogueResolution;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.raw.ListedChildren;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.source.AdapterTrial;
import vn.dossier.source.CatalogueSource;
import vn.dossier.source.ReadDossier;

/**
 * The first dossiers of a source with their verdicts; nothing is stored.
 *
 * @param lines one for each
 * @param ids theirs, of those that have one
 * @param loaded how many of them a night would load
 */
record AdapterSample(List<String> lines, List<String> ids, long loaded) {

  private static final int SIZE = 100;

  /**
   * Reads and classifies them.
   *
   * @param today dossiers accepted later are not in scope
   */
  static AdapterSample read(AdapterTrial trial, Rules rules, LocalDate today) {
    Classifier classifier = new Classifier(rules, catalogue(trial.catalogues(), rules), today);
    KnownLabels known = new KnownLabels(rules, trial.labels().withoutRule());
    List<String> lines = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    long loaded = 0;
    for (ReadDossier<ListedChildren> read : trial.sample(today, SIZE, ListedChildren::new)) {
      RawDossier dossier = read.children().of(read.dossier());
      Verdict verdict = classifier.classify(dossier);
      if (dossier.id() != null) {
        ids.add(dossier.id());
      }
      loaded += verdict instanceof Verdict.Loaded ? 1 : 0;
      lines.add(
          "%-22s  %-24s  %s"
              .formatted(
                  Codes.named(dossier.id()),
                  Objects.requireNonNullElse(Codes.named(Whitespace.trim(dossier.code())), "-"),
                  VerdictInWords.of(verdict, classifier.findings(dossier, known))));
    }
    return new AdapterSample(List.copyOf(lines), List.copyOf(ids), loaded);
  }

  // Keys are of no matter: nothing is stored
  private static Catalogue catalogue(CatalogueSource catalogues, Rules rules) {
    List<AgencyVersion> always = List.of(new AgencyVersion(1, LocalDate.MIN, LocalDate.MAX, true));
    return Catalogue.of(
        CatalogueResolution.agencies(catalogues.agencies(), rules).stream()
            .map(a -> new Agency(a.code(), a.ambiguous(), a.provider(), always))
            .toList(),
        CatalogueResolution.procedures(catalogues.procedures(), catalogues.fields(), rules).stream()
            .map(p -> new Procedure(p.code(), 1, p.yieldsResult()))
            .toList());
  }
}
