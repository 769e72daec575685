package vn.dossier.warehouse.collect;

import vn.dossier.classify.raw.RawPayment;

/**
 * A request with the fact under which it counts.
 *
 * @param holder null where no fact has the link that it names
 */
public record HeldRequest(RawPayment payment, RequestHolders.Holder holder) {

  /** Id of the request in the source. */
  public String id() {
    return payment.id();
  }
}
