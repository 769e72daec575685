package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.classify.Dossiers.dossier;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.verdict.Verdict;

/** The children of a code, taken one at a time, say what a list of them says. */
class ChildrenTest {
  private final Rules rules = OneStop.rules();
  private final Classifier classifier = OneStop.classifier();

  @Test
  void takenOneAtATimeTheyGiveTheVerdictOfTheList() {
    RawDossier dossier =
        dossier()
            .component("", "2")
            .component("a.pdf", null)
            .payment(p -> p.paid(7, "truc-tuyen"))
            .payment(p -> p.paid(5, "chuyen-khoan"))
            .payment(p -> p.status("Lạ").kind("Thu sau"))
            .build();
    Children children = new Children(rules);
    dossier.components().forEach(children::add);
    dossier.payments().forEach(children::add);

    Verdict verdict = classifier.classify(dossier.with(List.of(), List.of()), children);

    assertThat(verdict).isEqualTo(classifier.classify(dossier));
    assertThat(((Verdict.Loaded) verdict).fact().amountDue()).isEqualTo(12);
    assertThat(((Verdict.Loaded) verdict).fact().reused()).isTrue();
  }

  @Test
  void dossiersThatShareACodeShareThem() {
    Children children = new Children(rules);
    children.add(dossier().payment(p -> p.paid(7, "tien-mat")).build().payments().get(0));

    for (String id : List.of("a", "b", "c")) {
      Verdict verdict = classifier.classify(dossier().id(id).build(), children);
      assertThat(((Verdict.Loaded) verdict).fact().amountCash()).isEqualTo(7);
    }
  }

  @Test
  void whatTheDossierBringsAlongIsNotCountedBesideThem() {
    RawDossier dossier =
        dossier().component("a.pdf", "3").payment(p -> p.paid(7, "tien-mat")).build();
    Verdict verdict = classifier.classify(dossier, new Children(rules));
    assertThat(((Verdict.Loaded) verdict).fact().obligation()).isFalse();
    assertThat(((Verdict.Loaded) verdict).fact().componentDigitised()).isFalse();
  }

  @Test
  void theyAreOfOneSizeHoweverManyHangOnACode() {
    // Whatever is kept of a child would have to be kept in a collection or an array
    for (Class<?> type : List.of(Children.class, PaymentTotals.class, ComponentFlags.class)) {
      assertThat(Arrays.stream(type.getDeclaredFields()).map(Field::getType))
          .noneMatch(field -> field.isArray() || List.class.isAssignableFrom(field))
          .noneMatch(field -> Collection.class == field);
    }
    Children children = new Children(rules);
    RawPayment payment =
        dossier().payment(p -> p.paid(2_000_000_000L, "truc-tuyen")).build().payments().get(0);
    for (int i = 0; i < 400_000; i++) {
      children.add(payment);
    }
    Verdict verdict = classifier.classify(dossier().build(), children);
    assertThat(((Verdict.Loaded) verdict).fact().amountOnline()).isEqualTo(800_000_000_000_000L);
  }
}
