package vn.dossier.warehouse.collect;

import vn.dossier.checksum.KeyCounts;
import vn.dossier.classify.value.HeldId;

/**
 * The requests that a night has seen in the source, so that it knows which of those staged are
 * gone, in 8 to 12 bytes each: a hash stands for an id. Among a million of them the chance that a
 * request that is gone passes for one of them is one in ten to the thirteenth.
 */
public final class SeenRequests {

  private final KeyCounts ids = new KeyCounts();

  /** Notes a request by its id in the source. */
  public void add(String id) {
    ids.add(HeldId.of(id));
  }

  boolean contains(String id) {
    return ids.of(id) > 0;
  }
}
