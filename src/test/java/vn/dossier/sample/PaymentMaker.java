package vn.dossier.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The payment requests of a dossier, as its obligation asks for. */
final class PaymentMaker {

  /** How an obligation is met that is not met online; as often as its weight says. */
  private enum Settled {
    CASH("tien-mat", 70),
    TRANSFER("chuyen-khoan", 15),
    WITHOUT_METHOD(null, 4),
    LEGACY_METHOD("DVC", 2),
    NOT_YET("truc-tuyen", 9);

    private final String method;
    private final int weight;

    Settled(String method, int weight) {
      this.method = method;
      this.weight = weight;
    }
  }

  /** What a dossier without an obligation has; as often as its weight says. */
  private enum Uncounted {
    NOTHING(56),
    EXEMPT(24),
    PENDING(12),
    CANCELLED(4),
    REFUNDED(3),
    DELETED(1);

    private final int weight;

    Uncounted(int weight) {
      this.weight = weight;
    }
  }

  private final Dice dice;
  private final PaymentRequests requests;

  PaymentMaker(Dice dice, Spelling spelling) {
    this.dice = dice;
    this.requests = new PaymentRequests(dice, spelling);
  }

  List<Row> of(Traits traits, String dossierCode, Agency agency, LocalDateTime accepted) {
    Row draft = requests.draft(dossierCode, agency, accepted);
    List<Row> rows = new ArrayList<>();
    if (traits.obligation()) {
      obligation(rows, draft, traits.cashless(), agency);
    } else {
      uncounted(rows, draft, agency);
    }
    return rows;
  }

  private void obligation(List<Row> rows, Row draft, boolean cashless, Agency agency) {
    Row sentTwice = requests.again(draft);
    if (dice.chance(0.06)) {
      Row attempt =
          requests.amounts(requests.again(draft)).set("hinh_thuc_thanh_toan", "truc-tuyen");
      rows.add(dice.chance(0.5) ? requests.cancelled(attempt) : requests.refunded(attempt));
    }
    Row request = requests.amounts(draft);
    Settled settled = dice.pick(List.of(Settled.values()), one -> one.weight);
    if (cashless) {
      requests
          .paid(request, "truc-tuyen", agency)
          .set("doi_tac_thanh_toan", dice.oneOf("VNeID", "paymentplatform", "paymentplatform"));
    } else if (settled == Settled.NOT_YET) {
      requests.unpaid(request).set("hinh_thuc_thanh_toan", dice.oneOf(settled.method, null));
    } else {
      requests.paid(request, settled.method, agency);
    }
    rows.add(request);
    if (dice.chance(0.03)) {
      rows.add(requests.unpaid(requests.amounts(sentTwice)));
    }
  }

  private void uncounted(List<Row> rows, Row draft, Agency agency) {
    switch (dice.pick(List.of(Uncounted.values()), one -> one.weight)) {
      case EXEMPT -> rows.add(requests.exempt(draft));
      case PENDING -> rows.add(requests.pending(draft));
      case CANCELLED -> rows.add(requests.cancelled(requests.amounts(draft)));
      case REFUNDED -> rows.add(requests.refunded(requests.amounts(draft)));
      case DELETED ->
          rows.add(
              requests
                  .paid(requests.amounts(draft), "truc-tuyen", agency)
                  .set("deleted_on", draft.time("ngay_yeu_cau")));
      case NOTHING -> {}
    }
  }
}
