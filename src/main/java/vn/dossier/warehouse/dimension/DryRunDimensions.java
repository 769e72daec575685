package vn.dossier.warehouse.dimension;

import java.util.Map;
import vn.dossier.classify.catalogue.Catalogue;

/**
 * What the dimensions would be if a run took a catalogue now.
 *
 * @param catalogue what it would classify by
 * @param agencies by agency_key, new versions under the keys that they would get
 */
public record DryRunDimensions(Catalogue catalogue, Map<Long, Standing> agencies) {

  /** What decides in which figures an agency version counts. */
  public record Standing(String level, boolean inStatistics) {}
}
