package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.ExclusionReason;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Verdict;

/** What holds for any dossier, however dirty: seeded, so that a failure comes again. */
class ClassifierPropertiesTest {
  private static final int DOSSIERS = 20_000;
  private static final String[] DATES = {
    null,
    "",
    "0000-00-00 00:00:00",
    "2023-02-30 10:00:00",
    "2023-10-01 00:00:00",
    "2023-10-10 08:00:00",
    "2023-10-10 23:59:59.999",
    "2023-10-20 00:00:00",
    "2023-10-20 23:30:00",
    "2090-01-01 00:00:00"
  };
  private static final String[] MOSTLY_LIVE = {
    null, null, null, null, "", "0000-00-00 00:00:00", "2023-10-11 00:00:00", "2023-02-30 00:00:00"
  };
  private static final String[] STATUSES = {
    null, "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", " 9 ", "09", "11"
  };
  private static final String[] FILES = {null, "", "##", " ## ", "\u200B", "a.pdf", "##a.pdf", "#"};
  private static final String[] KINDS = {
    null, "Thu trước", "Thu sau", "THU  SAU", "Đối tượng miễn phí", "Lạ"
  };
  private static final String[] PAYMENT_STATUSES = {
    null,
    "",
    "Đã thanh toán",
    "đã  THANH TOÁN\u00A0",
    "Chờ thanh toán",
    "Chưa thanh toán",
    "Hủy thanh toán",
    "Đã hoàn phí",
    "Hoàn phí",
    "Lạ"
  };
  private static final String[] METHODS = {
    null, "", "truc-tuyen", "TRUC-TUYEN ", "chuyen-khoan", "tien-mat", "DVC"
  };
  private static final Long[] AMOUNTS = {null, 0L, -5L, 1L, 50_000L, (long) Integer.MAX_VALUE};

  private final Classifier classifier = OneStop.classifier();

  @Test
  void flagsImplyEachOther() {
    forEachLoaded(
        fact -> {
          assertThat(fact.online()).isEqualTo(fact.channel() == Channel.ONLINE);
          implies(fact.channelMissing(), fact.channel() == Channel.DIRECT);
          implies(fact.online766(), fact.online());
          implies(fact.digitised766(), fact.componentDigitised());
          implies(fact.resultDigitised(), fact.resultDue());
          implies(fact.resultDue(), !fact.withdrawn() && !fact.open());
          implies(fact.cashless(), fact.nonCash());
          implies(fact.nonCash(), fact.obligation());
          implies(fact.open(), !fact.withdrawn() && fact.finishedDate() == null);
          implies(fact.timeliness() != null, fact.finishedDate() != null && !fact.withdrawn());
          implies(fact.finishedDate() != null, !fact.withdrawn() == (fact.timeliness() != null));
          assertThat(fact.open()).isEqualTo(fact.openState() != null);
        });
  }

  @Test
  void aDossierIsInAtMostOneBucketOfPayment() {
    forEachLoaded(
        fact -> {
          int buckets = 0;
          buckets += fact.obligation() ? 1 : 0;
          buckets += fact.obligationPending() ? 1 : 0;
          buckets += fact.exempt() ? 1 : 0;
          assertThat(buckets).isLessThanOrEqualTo(1);
        });
  }

  @Test
  void amountsPaidArePartOfTheAmountDue() {
    forEachLoaded(
        fact -> {
          long paid = fact.amountOnline() + fact.amountTransfer() + fact.amountCash();
          assertThat(paid).isBetween(0L, fact.amountDue());
          assertThat(fact.amountDue() > 0).isEqualTo(fact.obligation());
          assertThat(fact.amountOnline() > 0).isEqualTo(fact.cashless());
          assertThat(fact.amountOnline() + fact.amountTransfer() > 0).isEqualTo(fact.nonCash());
        });
  }

  @Test
  void theDatesOfALoadedDossierAreInOrder() {
    forEachLoaded(
        fact -> {
          assertThat(fact.acceptedDate()).isNotNull().isBeforeOrEqualTo(OneStop.AS_OF);
          if (fact.finishedDate() != null) {
            assertThat(fact.finishedDate()).isBetween(fact.acceptedDate(), OneStop.AS_OF);
          }
        });
  }

  @Test
  void everyVerdictAndEveryReasonIsMetAndTheirCountsAddUp() {
    Map<ExclusionReason, Integer> excluded = new EnumMap<>(ExclusionReason.class);
    Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
    int[] loaded = new int[1];
    forEachDossier(
        dossier -> {
          Verdict verdict = classifier.classify(dossier);
          if (verdict instanceof Verdict.Excluded out) {
            excluded.merge(out.reason(), 1, Integer::sum);
          } else if (verdict instanceof Verdict.Rejected out) {
            rejected.merge(out.reason(), 1, Integer::sum);
            assertThat(out.detail()).isNotBlank().hasSizeLessThanOrEqualTo(300);
          } else {
            loaded[0]++;
          }
        });
    assertThat(excluded).containsOnlyKeys(ExclusionReason.values());
    assertThat(rejected).containsOnlyKeys(RejectReason.values());
    assertThat(loaded[0]).isGreaterThan(DOSSIERS / 20);
    assertThat(loaded[0] + sum(excluded) + sum(rejected)).isEqualTo(DOSSIERS);
  }

  @Test
  void theOrderOfChildrenDoesNotMatter() {
    Random random = new Random(1);
    forEachDossier(
        dossier -> {
          List<RawComponent> components = new ArrayList<>(dossier.components());
          List<RawPayment> payments = new ArrayList<>(dossier.payments());
          Collections.shuffle(components, random);
          Collections.shuffle(payments, random);
          assertThat(classifier.classify(dossier.with(components, payments)))
              .isEqualTo(classifier.classify(dossier));
        });
  }

  @Test
  void spellingOfLabelsDoesNotMatter() {
    UnaryOperator<String> respell =
        text ->
            text == null
                ? "\u200B "
                : " "
                    + Normalizer.normalize(text, Normalizer.Form.NFD).toUpperCase(Locale.ROOT)
                    + "\u00A0";
    forEachDossier(
        dossier -> {
          Verdict verdict = classifier.classify(dossier);
          if (verdict instanceof Verdict.Loaded) {
            assertThat(classifier.classify(respelt(dossier, respell))).isEqualTo(verdict);
          }
        });
  }

  @Test
  void findingsTellTheVerdictOfEveryDossier() {
    forEachDossier(
        dossier -> {
          Verdict verdict = classifier.classify(dossier);
          Finding first = classifier.findings(dossier, OneStop.labels()).get(0);
          assertThat(first.subject()).isEqualTo("verdict");
          assertThat(first.outcome())
              .isEqualTo(verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        });
  }

  private static RawDossier respelt(RawDossier d, UnaryOperator<String> respell) {
    return new RawDossier(
        d.id(),
        d.code(),
        d.link(),
        d.agencyCode(),
        d.procedureCode(),
        respell.apply(d.channel()),
        d.serviceLevel(),
        respell.apply(d.status()),
        d.acceptedAt(),
        d.dueAt(),
        d.finishedAt(),
        d.returnedAt(),
        respell.apply(d.resultKind()),
        d.resultFiles(),
        d.deletedAt(),
        d.copyReason(),
        d.components().stream()
            .map(
                c ->
                    new RawComponent(
                        c.link(), c.files(), respell.apply(c.digitisation()), c.deletedAt()))
            .toList(),
        d.payments().stream()
            .map(
                p ->
                    new RawPayment(
                        p.id(),
                        p.link(),
                        p.amount(),
                        p.fee(),
                        p.charge(),
                        respell.apply(p.status()),
                        respell.apply(p.kind()),
                        respell.apply(p.method()),
                        p.collectedAt(),
                        p.agencyCode(),
                        p.collectingAgencyCode(),
                        p.feeReceipt(),
                        p.chargeReceipt(),
                        p.deletedAt()))
            .toList());
  }

  private void forEachLoaded(Consumer<DossierFact> check) {
    forEachDossier(
        dossier -> {
          if (classifier.classify(dossier) instanceof Verdict.Loaded loaded) {
            check.accept(loaded.fact());
          }
        });
  }

  private static void forEachDossier(Consumer<RawDossier> check) {
    Random random = new Random(20231031);
    for (int i = 0; i < DOSSIERS; i++) {
      check.accept(dirty(random));
    }
  }

  private static RawDossier dirty(Random random) {
    Dossiers dossier =
        Dossiers.dossier()
            .code(pick(random, "A-1", "A-1", "A-1", " A-1 ", null))
            .agency(pick(random, "H44.13", " H44.13", "H44.130", "H44.13", "H44.99", "H9", null))
            .procedure(pick(random, "1.010708", "2.000815", "1.010708.000.00.00.H56", "9", null))
            .channel(pick(random, "1", "2", "2 ", "3", "9", "", null))
            .status(pick(random, STATUSES))
            .dueAt(pick(random, DATES))
            .finishedAt(pick(random, DATES))
            .returnedAt(pick(random, DATES))
            .resultKind(pick(random, null, "Kết quả", "Trả lại/Xin rút", "trả lại/XIN RÚT "))
            .resultFiles(pick(random, FILES))
            .deletedAt(pick(random, MOSTLY_LIVE))
            .copyReason(pick(random, null, null, null, null, null, null, "", "TWIN"));
    if (random.nextInt(3) == 0) {
      dossier.acceptedAt(pick(random, DATES));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      dossier.component(
          new RawComponent(
              pick(random, "A-1", "A-1", "A-1 ", null),
              pick(random, FILES),
              pick(random, null, "0", "1", "2", "3", "Tái sử dụng"),
              pick(random, MOSTLY_LIVE)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      dossier.payment(
          payment ->
              payment
                  .link(pick(random, "A-1", "A-1", "A-1", "A-2"))
                  .amount(pick(random, AMOUNTS))
                  .status(pick(random, PAYMENT_STATUSES))
                  .kind(pick(random, KINDS))
                  .method(pick(random, METHODS))
                  .collectedAt(pick(random, DATES))
                  .deletedAt(pick(random, MOSTLY_LIVE)));
    }
    return dossier.build();
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }

  private static void implies(boolean premise, boolean conclusion) {
    assertThat(!premise || conclusion).isTrue();
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
