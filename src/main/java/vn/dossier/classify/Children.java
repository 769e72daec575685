package vn.dossier.classify;

import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Whitespace;

/**
 * What the components and payment requests of one link say together. They are taken one at a time
 * and none is kept, so that it is of one size however many hang on it. In any order they say the
 * same.
 *
 * <p>To be filled by one thread with the children that name the link, then handed to {@link
 * Classifier#classify(RawDossier, Children)} for every dossier that has the link: judging changes
 * nothing in it.
 */
public final class Children implements ChildTaker {
  private final Rules rules;
  private final PaymentRules paymentRules;
  private final PaymentTotals payments = new PaymentTotals();
  private ComponentFlags components = ComponentFlags.NONE;

  /**
   * Of a link that has none so far.
   *
   * @param rules those of the classifier that classifies
   */
  public Children(Rules rules) {
    this.rules = rules;
    this.paymentRules = new PaymentRules(rules);
  }

  /** Those of a dossier that name its link, which they hold as stored. */
  static Children of(RawDossier dossier, Rules rules) {
    Children children = new Children(rules);
    String link = Whitespace.trim(dossier.link());
    if (link != null) {
      dossier.components().stream().filter(c -> link.equals(c.link())).forEach(children::add);
      dossier.payments().stream().filter(p -> link.equals(p.link())).forEach(children::add);
    }
    return children;
  }

  /**
   * What a component says, in two bits; what several say is put together by OR.
   *
   * @param rules those of the classifier that classifies
   */
  public static int judged(RawComponent component, Rules rules) {
    return ComponentFlags.of(component, rules).bits();
  }

  /** Takes what components said ({@link #judged}). */
  public void addJudged(int said) {
    components = components.or(ComponentFlags.ofBits(said));
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
