package vn.dossier.nightly;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.dossier.classify.catalogue.CatalogueChecksum;
import vn.dossier.classify.catalogue.CatalogueResolution;
import vn.dossier.classify.catalogue.ResolvedAgency;
import vn.dossier.classify.catalogue.ResolvedProcedure;
import vn.dossier.classify.rules.Rules;
import vn.dossier.source.CatalogueSource;

/** Agencies and procedures as the source has them now. */
@Component
final class CatalogueReading {

  private final CatalogueSource source;
  private final Rules rules;

  CatalogueReading(CatalogueSource source, Rules rules) {
    this.source = source;
    this.rules = rules;
  }

  List<ResolvedAgency> agencies() {
    return CatalogueResolution.agencies(source.agencies(), rules);
  }

  List<ResolvedProcedure> procedures() {
    return CatalogueResolution.procedures(source.procedures(), source.fields(), rules);
  }

  /** Reads both, one after the other: together they may be large. */
  String checksum() {
    return new CatalogueChecksum().agencies(agencies()).procedures(procedures()).text();
  }
}
