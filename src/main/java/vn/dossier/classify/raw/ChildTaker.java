package vn.dossier.classify.raw;

/** Takes the children of a dossier code as they are read, one at a time. */
public interface ChildTaker {

  /** Takes a component whose link, as stored, is the code. */
  void add(RawComponent component);

  /** Takes a payment request whose link, as stored, is the code. */
  void add(RawPayment payment);
}
