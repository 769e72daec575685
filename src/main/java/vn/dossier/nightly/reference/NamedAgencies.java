package vn.dossier.nightly.reference;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.CatalogueResolution;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.rules.Rules;
import vn.dossier.source.CatalogueSource;
import vn.dossier.warehouse.succession.ReferenceStore;

/**
 * The agencies that data/reference names, looked up before a run starts: a slip of the pen needs no
 * run that fails. load-dimensions looks again, since the catalogue may change meanwhile.
 */
@Component
public final class NamedAgencies {

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
   * @throws vn.dossier.setup.SetupException when neither source nor warehouse ever had one of them
   */
  public void require() {
    Set<String> unknown = references.unknown(files.agencies());
    if (!unknown.isEmpty()) {
      CatalogueResolution.agencies(source.agencies(), rules).stream()
          .map(ResolvedAgency::code)
          .forEach(unknown::remove);
      files.refuse(unknown);
    }
  }
}
