package vn.dossier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dossier.classify.Dossiers.dossier;

import java.text.Normalizer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Method;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.classify.verdict.Warning;

/** src/docs/rules.md: the flags that read payments, collections and receipts. */
class PaymentsTest {
  private final Classifier classifier = OneStop.classifier();
  private final PaymentRules rules = new PaymentRules(OneStop.rules());

  @ParameterizedTest(name = "[{0}] {1} [{2}] deleted {3}: {4}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # trang_thai         | so_tien    | hinh_thuc_thu        | deleted_on          | bucket
          Chờ thanh toán       | 50000      | Thu trước            | NULL                | obligation
          Chưa thanh toán      | 50000      | Thu sau              | NULL                | obligation
          Đã thanh toán        | 1          | NULL                 | NULL                | obligation
          NULL                 | 50000      | Thu trước            | NULL                | obligation
          Lạ                   | 50000      | Lạ                   | NULL                | obligation
          # the other spelling of the mark is another label: not cancelled
          Huỷ thanh toán       | 50000      | Thu trước            | NULL                | obligation
          # no amount above 0
          Chờ thanh toán       | 0          | Thu trước            | NULL                | none
          Chờ thanh toán       | NULL       | Thu trước            | NULL                | none
          Chờ thanh toán       | -50000     | Thu trước            | NULL                | none
          # cancelled and refunded, in both spellings
          Hủy thanh toán       | 50000      | Thu trước            | NULL                | none
          ' HỦY  THANH TOÁN '  | 50000      | Thu trước            | NULL                | none
          Đã hoàn phí          | 50000      | Thu trước            | NULL                | none
          Hoàn phí             | 50000      | Thu trước            | NULL                | none
          # to be collected later
          Chưa thanh toán      | 0          | Thu sau              | NULL                | pending
          Chưa thanh toán      | NULL       | Thu sau              | NULL                | pending
          Chưa thanh toán      | -1         | ' thu  SAU '         | NULL                | pending
          NULL                 | 0          | Thu sau              | NULL                | pending
          Lạ                   | 0          | Thu sau              | NULL                | pending
          Đã thanh toán        | 0          | Thu sau              | NULL                | pending
          Hủy thanh toán       | 0          | Thu sau              | NULL                | none
          Đã hoàn phí          | 0          | Thu sau              | NULL                | none
          Hoàn phí             | NULL       | Thu sau              | NULL                | none
          Hủy thanh toán       | 50000      | Thu sau              | NULL                | none
          # exempt, whatever the amount
          Đã thanh toán        | 0          | Đối tượng miễn phí   | NULL                | exempt
          Đã thanh toán        | NULL       | Đối tượng miễn phí   | NULL                | exempt
          Đã thanh toán        | 50000      | Đối tượng miễn phí   | NULL                | exempt
          Chưa thanh toán      | 0          | ĐỐI TƯỢNG MIỄN PHÍ   | NULL                | exempt
          Hủy thanh toán       | 0          | Đối tượng miễn phí   | NULL                | none
          Đã hoàn phí          | 0          | Đối tượng miễn phí   | NULL                | none
          Hoàn phí             | 50000      | Đối tượng miễn phí   | NULL                | none
          # deleted, readable or not
          Chờ thanh toán       | 50000      | Thu trước            | 2023-10-11 00:00:00 | none
          Chưa thanh toán      | 0          | Thu sau              | 2023-02-30 00:00:00 | none
          Đã thanh toán        | 0          | Đối tượng miễn phí   | 2023-10-11 00:00:00 | none
          Chờ thanh toán       | 50000      | Thu trước            | 0000-00-00 00:00:00 | obligation
          """)
  void oneRequestMakesOneBucket(
      String status, Long amount, String kind, String deletedAt, String bucket) {
    DossierFact fact =
        fact(
            dossier()
                .payment(p -> p.status(status).amount(amount).kind(kind).deletedAt(deletedAt)));
    assertThat(bucket(fact)).isEqualTo(bucket);
    assertThat(fact.amountDue()).isEqualTo(bucket.equals("obligation") ? amount : 0);
  }

  @Test
  void obligationGoesBeforePendingAndPendingBeforeExempt() {
    Dossiers dossier = dossier().payment(p -> p.kind("Đối tượng miễn phí").status("Đã thanh toán"));
    assertThat(bucket(fact(dossier))).isEqualTo("exempt");
    dossier.payment(p -> p.kind("Thu sau").amount(0L));
    assertThat(bucket(fact(dossier))).isEqualTo("pending");
    dossier.payment(p -> p.kind("Thu trước").amount(1L));
    assertThat(bucket(fact(dossier))).isEqualTo("obligation");
  }

  @Test
  void withoutRequestsThereIsNoBucket() {
    assertThat(bucket(fact(dossier()))).isEqualTo("none");
  }

  @ParameterizedTest(name = "[{0}] by [{1}], {2} [{3}]: cashless {4}, non-cash {5}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # trang_thai         | method         | so_tien | hinh_thuc_thu      | cashless | non_cash | online | transfer | cash
          Đã thanh toán        | truc-tuyen     | 7       | Thu trước          | true     | true     | 7      | 0        | 0
          ' đã THANH  toán'    | ' Truc-Tuyen ' | 7       | Thu sau            | true     | true     | 7      | 0        | 0
          Đã thanh toán        | chuyen-khoan   | 7       | Thu trước          | false    | true     | 0      | 7        | 0
          Đã thanh toán        | tien-mat       | 7       | Thu trước          | false    | false    | 0      | 0        | 7
          Đã thanh toán        | NULL           | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          Đã thanh toán        | ''             | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          Đã thanh toán        | DVC            | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          # not paid
          Chờ thanh toán       | truc-tuyen     | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          NULL                 | truc-tuyen     | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          Lạ                   | chuyen-khoan   | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          # paid, yet not counted
          Đã thanh toán        | truc-tuyen     | 0       | Thu trước          | false    | false    | 0      | 0        | 0
          Đã thanh toán        | truc-tuyen     | NULL    | Thu trước          | false    | false    | 0      | 0        | 0
          Đã thanh toán        | truc-tuyen     | -7      | Thu trước          | false    | false    | 0      | 0        | 0
          Đã thanh toán        | truc-tuyen     | 7       | Đối tượng miễn phí | false    | false    | 0      | 0        | 0
          Đã hoàn phí          | truc-tuyen     | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          Hủy thanh toán       | truc-tuyen     | 7       | Thu trước          | false    | false    | 0      | 0        | 0
          """)
  void paidRequestsByMethod(
      String status,
      String method,
      Long amount,
      String kind,
      boolean cashless,
      boolean nonCash,
      long online,
      long transfer,
      long cash) {
    DossierFact fact =
        fact(dossier().payment(p -> p.paid(1, method).status(status).amount(amount).kind(kind)));
    assertThat(fact.cashless()).isEqualTo(cashless);
    assertThat(fact.nonCash()).isEqualTo(nonCash);
    assertThat(fact.amountOnline()).isEqualTo(online);
    assertThat(fact.amountTransfer()).isEqualTo(transfer);
    assertThat(fact.amountCash()).isEqualTo(cash);
  }

  @Test
  void amountsAreSumsBeyondThirtyTwoBits() {
    int most = Integer.MAX_VALUE;
    DossierFact fact =
        fact(
            dossier()
                .payment(p -> p.paid(most, "truc-tuyen"))
                .payment(p -> p.paid(most, "truc-tuyen"))
                .payment(p -> p.paid(5, "chuyen-khoan"))
                .payment(p -> p.paid(3, "tien-mat"))
                .payment(p -> p.paid(2, null))
                .payment(p -> p.amount(1L))
                .payment(p -> p.amount(-100L))
                .payment(p -> p.paid(100, "tien-mat").status("Hoàn phí")));
    assertThat(fact.amountDue()).isEqualTo(2L * most + 5 + 3 + 2 + 1);
    assertThat(fact.amountOnline()).isEqualTo(2L * most);
    assertThat(fact.amountTransfer()).isEqualTo(5);
    assertThat(fact.amountCash()).isEqualTo(3);
    assertThat(fact.cashless()).isTrue();
    assertThat(fact.nonCash()).isTrue();
  }

  @Test
  void aPaidOnlineBesideAnUnpaidRequestIsCashless() {
    assertThat(
            fact(dossier().payment(p -> p.amount(9L)).payment(p -> p.paid(1, "truc-tuyen")))
                .cashless())
        .isTrue();
  }

  @Test
  void decomposedLabelsReadLikeComposed() {
    String paid = Normalizer.normalize("Đã thanh toán", Normalizer.Form.NFD);
    String exempt = Normalizer.normalize("Đối tượng miễn phí", Normalizer.Form.NFD);
    assertThat(fact(dossier().payment(p -> p.paid(5, "truc-tuyen").status(paid))).cashless())
        .isTrue();
    assertThat(fact(dossier().payment(p -> p.kind(exempt))).exempt()).isTrue();
  }

  @Test
  void aRequestLinkedToAnotherCodeIsNobodys() {
    for (String link : new String[] {null, "", "H44.13-231010-0001 ", "h44.13-231010-0001"}) {
      DossierFact fact = fact(dossier().payment(p -> p.paid(5, "truc-tuyen").link(link)));
      assertThat(fact.obligation()).isFalse();
      assertThat(fact.amountDue()).isZero();
    }
  }

  @ParameterizedTest(name = "[{0}] collected [{1}], deleted {2}: {3}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # trang_thai    | ngay_thu_phi        | deleted_on | warnings
          Đã thanh toán   | 2023-10-12 09:00:00 | NULL       | NULL
          Chờ thanh toán  | NULL                | NULL       | NULL
          Chưa thanh toán | NULL                | NULL       | NULL
          Hoàn phí        | NULL                | NULL       | NULL
          Lạ              | NULL                | NULL       | PAYMENT_STATUS_UNKNOWN
          Huỷ thanh toán  | NULL                | NULL       | PAYMENT_STATUS_UNKNOWN
          # a missing status is no label
          NULL            | NULL                | NULL       | NULL
          ''              | NULL                | NULL       | NULL
          Đã thanh toán   | NULL                | NULL       | COLLECTED_DATE_MISSING
          Đã thanh toán   | 0000-00-00 00:00:00 | NULL       | COLLECTED_DATE_MISSING
          Đã thanh toán   | 2023-02-30 00:00:00 | NULL       | DATE_IMPOSSIBLE COLLECTED_DATE_MISSING
          Chờ thanh toán  | 2023-02-30 00:00:00 | NULL       | DATE_IMPOSSIBLE
          Lạ              | 2023-02-30 00:00:00 | 2023-10-12 | NULL
          """)
  void warnings(String status, String collectedAt, String deletedAt, String expected) {
    Dossiers dossier =
        dossier()
            .payment(
                p ->
                    p.paid(5, "tien-mat")
                        .status(status)
                        .collectedAt(collectedAt)
                        .deletedAt(deletedAt));
    Set<Warning> warnings = ((Verdict.Loaded) classifier.classify(dossier.build())).warnings();
    assertThat(warnings)
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
  }

  @Test
  void aWarningStandsOnceForADossier() {
    Dossiers dossier = dossier().payment(p -> p.status("Lạ")).payment(p -> p.status("Lạ lắm"));
    assertThat(((Verdict.Loaded) classifier.classify(dossier.build())).warnings())
        .containsExactly(Warning.PAYMENT_STATUS_UNKNOWN);
  }

  @ParameterizedTest(name = "[{0}] [{1}] {2} deleted {3}: {4}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # trang_thai    | hinh_thuc_thu      | so_tien | deleted_on          | collected
          Đã thanh toán   | Thu trước          | 5       | NULL                | true
          Đã thanh toán   | NULL               | 5       | NULL                | true
          Đã thanh toán   | Thu trước          | 0       | NULL                | false
          Đã thanh toán   | Thu trước          | NULL    | NULL                | false
          Đã thanh toán   | Thu trước          | -5      | NULL                | false
          Đã thanh toán   | Đối tượng miễn phí | 5       | NULL                | false
          Đã thanh toán   | Thu trước          | 5       | 2023-10-12 00:00:00 | false
          Đã hoàn phí     | Thu trước          | 5       | NULL                | false
          Chờ thanh toán  | Thu trước          | 5       | NULL                | false
          NULL            | Thu trước          | 5       | NULL                | false
          """)
  void collections(String status, String kind, Long amount, String deletedAt, boolean collected) {
    RawPayment payment =
        new Dossiers.Payment()
            .status(status)
            .kind(kind)
            .amount(amount)
            .deletedAt(deletedAt)
            .build();
    assertThat(rules.read(payment).collected()).isEqualTo(collected);
  }

  @ParameterizedTest(name = "method [{0}]: {1}")
  @CsvSource(
      nullValues = "NULL",
      value = {
        "truc-tuyen,ONLINE",
        "chuyen-khoan,TRANSFER",
        "TIEN-MAT,CASH",
        "NULL,UNKNOWN",
        "'',UNKNOWN",
        "DVC,UNKNOWN"
      })
  void method(String stored, Method method) {
    RawPayment payment = new Dossiers.Payment().method(stored).build();
    assertThat(rules.method(payment)).isEqualTo(method);
    assertThat(rules.read(payment).method()).isEqualTo(method);
  }

  @ParameterizedTest(name = "[{0}] fee receipt [{1}], charge receipt [{2}], {3}: {4}")
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      textBlock =
          """
          # trang_thai    | so_bien_lai_phi | so_bien_lai_le_phi | so_tien | deleted_on          | receipted
          Đã thanh toán   | 0001            | NULL               | 5       | NULL                | true
          Đã thanh toán   | NULL            | 0002               | 5       | NULL                | true
          Đã thanh toán   | 0001            | 0002               | 5       | NULL                | true
          # whatever the amount
          Đã thanh toán   | 0001            | NULL               | 0       | NULL                | true
          Đã thanh toán   | 0001            | NULL               | NULL    | NULL                | true
          Đã thanh toán   | ' '             | ''                 | 5       | NULL                | false
          Đã thanh toán   | NULL            | NULL               | 5       | NULL                | false
          Chờ thanh toán  | 0001            | NULL               | 5       | NULL                | false
          Hoàn phí        | 0001            | NULL               | 5       | NULL                | false
          Đã thanh toán   | 0001            | NULL               | 5       | 2023-02-30 00:00:00 | false
          """)
  void receipts(
      String status, String fee, String charge, Long amount, String deletedAt, boolean receipted) {
    RawPayment payment =
        new Dossiers.Payment()
            .status(status)
            .receipts(fee, charge)
            .amount(amount)
            .deletedAt(deletedAt)
            .build();
    assertThat(rules.receipted(payment)).isEqualTo(receipted);
  }

  @Test
  void anExemptRequestMayHaveAReceipt() {
    RawPayment payment =
        new Dossiers.Payment()
            .paid(0, null)
            .kind("Đối tượng miễn phí")
            .receipts("0001", null)
            .build();
    assertThat(rules.receipted(payment)).isTrue();
  }

  private static String bucket(DossierFact fact) {
    if (fact.obligation()) {
      return "obligation";
    }
    return fact.obligationPending() ? "pending" : fact.exempt() ? "exempt" : "none";
  }

  private DossierFact fact(Dossiers dossier) {
    return ((Verdict.Loaded) classifier.classify(dossier.build())).fact();
  }
}
