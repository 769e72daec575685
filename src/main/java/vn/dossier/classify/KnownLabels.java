package vn.dossier.classify;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.Label;
import vn.dossier.classify.value.Whitespace;

/**
 * The labels that some list knows, which alone are shown as they stand: whatever else stands in a
 * field of labels, a person may have typed.
 *
 * <p>Lists have the names that the statements labels-of-*.sql of the source give them, such as
 * {@code payments.kind}.
 */
public final class KnownLabels {
  /** Why a row is a copy. */
  public static final String COPY_REASON = "dossiers.copy-reason";

  static final String RESULT_KIND = "dossiers.result-kind";
  static final String DIGITISATION = "components.digitisation";
  static final String PAYMENT_STATUS = "payments.status";
  static final String PAYMENT_KIND = "payments.kind";
  static final String PAYMENT_METHOD = "payments.method";
  private static final String STATUS = "dossiers.status";

  private final Map<String, Predicate<String>> ruled;
  private final Map<String, Set<String>> withoutRule;

  /**
   * @param rules the code lists
   * @param withoutRule labels that need no rule, by list, as {@link Label} reads them
   */
  public KnownLabels(Rules rules, Map<String, Set<String>> withoutRule) {
    Rules.Payments payments = rules.payments();
    this.withoutRule = withoutRule;
    ruled =
        Map.ofEntries(
            entry(STATUS, text -> rules.dossiers().statuses().meaning(text) != null),
            entry("dossiers.channel", text -> rules.dossiers().channels().meaning(text) != null),
            entry(RESULT_KIND, rules.dossiers().withdrawnResults()::holds),
            entry(DIGITISATION, rules.components().reused()::holds),
            entry(PAYMENT_STATUS, text -> payments.statuses().meaning(text) != null),
            entry(PAYMENT_KIND, text -> payments.kinds().meaning(text) != null),
            entry(PAYMENT_METHOD, text -> payments.methods().meaning(text) != null),
            entry("papers.kind", rules.papers().results()::holds),
            entry("papers.status", rules.papers().refused()::holds),
            entry("agencies.catalog", text -> rules.agencies().levels().meaning(text) != null),
            entry("agencies.receipt-provider", rules.agencies().receiptProviders()::holds));
  }

  /** Whether a rule reads a text, or a list says that none needs to. */
  public boolean know(String list, String text) {
    String label = Label.of(text);
    return label != null
        && (ruled.getOrDefault(list, any -> false).test(label)
            || withoutRule.getOrDefault(list, Set.of()).contains(label));
  }

  /**
   * The same dossier to be shown, not to be classified: what no list knows is masked.
   *
   * @param asked the code or id that a person asked for, trimmed, which they may see; may be null
   */
  public RawDossier masked(RawDossier d, String asked) {
    return new RawDossier(
        d.id(),
        unlessAsked(d.code(), asked),
        unlessAsked(d.link(), asked),
        Codes.typed(d.agencyCode()),
        Codes.typed(d.procedureCode()),
        Codes.typed(d.channel()),
        Codes.typed(d.serviceLevel()),
        named(STATUS, d.status()),
        Codes.date(d.acceptedAt()),
        Codes.date(d.dueAt()),
        Codes.date(d.finishedAt()),
        Codes.date(d.returnedAt()),
        named(RESULT_KIND, d.resultKind()),
        d.resultFiles(),
        Codes.date(d.deletedAt()),
        named(COPY_REASON, d.copyReason()),
        d.components().stream().map(this::masked).toList(),
        d.payments().stream().map(this::masked).toList());
  }

  private static String unlessAsked(String text, String asked) {
    return asked != null && asked.equals(Whitespace.trim(text)) ? text : Codes.typed(text);
  }

  private RawComponent masked(RawComponent c) {
    return new RawComponent(
        Codes.typed(c.link()),
        c.files(),
        named(DIGITISATION, c.digitisation()),
        Codes.date(c.deletedAt()));
  }

  private RawPayment masked(RawPayment p) {
    return new RawPayment(
        p.id(),
        Codes.typed(p.link()),
        p.amount(),
        p.fee(),
        p.charge(),
        named(PAYMENT_STATUS, p.status()),
        named(PAYMENT_KIND, p.kind()),
        named(PAYMENT_METHOD, p.method()),
        Codes.date(p.collectedAt()),
        Codes.typed(p.agencyCode()),
        Codes.typed(p.collectingAgencyCode()),
        Codes.typed(p.feeReceipt()),
        Codes.typed(p.chargeReceipt()),
        Codes.date(p.deletedAt()));
  }

  private String named(String list, String text) {
    return know(list, text) ? text : Codes.unknownLabel(text);
  }

  /** For a person, on one line and in quotes. */
  String shown(String list, String text) {
    return know(list, text) || text == null
        ? Admission.shownLabel(text)
        : "'" + Codes.unknownLabel(text) + "'";
  }
}
