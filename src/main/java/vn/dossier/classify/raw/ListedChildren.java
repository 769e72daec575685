package vn.dossier.classify.raw;

import java.util.ArrayList;
import java.util.List;

/** Children of a dossier, each kept: for one dossier, or few. */
public final class ListedChildren implements ChildTaker {

  private final List<RawComponent> components = new ArrayList<>();
  private final List<RawPayment> payments = new ArrayList<>();

  @Override
  public void add(RawComponent component) {
    components.add(component);
  }

  @Override
  public void add(RawPayment payment) {
    payments.add(payment);
  }

  /** The dossier with these children. */
  public RawDossier of(RawDossier dossier) {
    return dossier.with(List.copyOf(components), List.copyOf(payments));
  }
}
