package vn.dossier.classify;

import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Whitespace;

/**
 * What the components and payment requests of one dossier code say together. They are taken one at
 * a time and none is kept, so that it is of one size however many hang on a code. In any order they
 * say the same.
 *
 * <p>To be filled by one thread with the children whose link equals the code, then handed to {@link
 * Classifier#classify(RawDossier, Children)} for every dossier that holds the code: judging changes
 * nothing in it.
 */
public final class Children implements ChildTaker {
  private final Rules rules;
  private final PaymentRules paymentRules;
  private final PaymentTotals payments = new PaymentTotals();
  private ComponentFlags components = ComponentFlags.NONE;

  /**
   * Of a code that has none so far.
   *
   * @param rules those of the classifier that classifies
   */
  public Children(Rules rules) {
    this.rules = rules;
    this.paymentRules = new PaymentRules(rules);
  }

  /** Those of a dossier that belong to its code: a link is taken as stored. */
  static Children of(RawDossier dossier, Rules rules) {
    Children children = new Children(rules);
    String code = Whitespace.trim(dossier.code());
    if (code != null) {
      dossier.components().stream().filter(c -> code.equals(c.link())).forEach(children::add);
      dossier.payments().stream().filter(p -> code.equals(p.link())).forEach(children::add);
    }
    return children;
  }

  @Override
  public void add(RawComponent component) {
    components = components.or(ComponentFlags.of(component, rules));
  }

  @Override
  public void add(RawPayment payment) {
    payments.add(payment, paymentRules.read(payment));
  }

  ComponentFlags components() {
    return components;
  }

  PaymentTotals payments() {
    return payments;
  }
}
