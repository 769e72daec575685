package vn.dossier.nightly;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dossier.classify.CatalogueResolution;
import vn.dossier.classify.ResolvedAgency;
import vn.dossier.classify.Rules;
import vn.dossier.source.CatalogueSource;
import vn.dossier.warehouse.ReferenceStore;

/**
 * The agencies that data/reference names, looked up before a run starts: a slip of the pen needs no
 * run that fails. load-dimensions looks again, since the catalogue may change meanwhile.
 */
@Component
final class NamedAgencies {

  private final ReferenceFiles files;
  private final ReferenceStore references;
  private final CatalogueSource source;
  private final Rules rules;

  NamedAgencies(
      ReferenceFiles files, ReferenceStore references, CatalogueSource source, Rules rules) {
    this.files = files;
    this.references = references;
    this.source = source;
    this.rules = rules;
  }

  /**
   * @throws vn.dossier.source.SetupException when neither source nor warehouse ever had one of them
   */
  void require() {
    Set<String> unknown = references.unknown(files.agencies());
    if (!unknown.isEmpty()) {
      CatalogueResolution.agencies(source.agencies(), rules).stream()
          .map(ResolvedAgency::code)
          .forEach(unknown::remove);
      files.refuse(unknown);
    }
  }
}
