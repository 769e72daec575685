package vn.dossier.classify;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.rules.Channel;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.FileField;
import vn.dossier.classify.value.Label;
import vn.dossier.classify.value.SourceDate;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.ExclusionReason;
import vn.dossier.classify.verdict.OpenState;
import vn.dossier.classify.verdict.RejectReason;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.classify.verdict.Warning;

/** Classifies dossiers (src/docs/rules.md). Safe for use by several threads. */
public final class Classifier {
  private static final long UNKNOWN_KEY = 0;

  private final Rules rules;
  private final Catalogue catalogue;
  private final LocalDate asOf;
  private final Admission admission;

  /**
   * @param rules code lists of the source
   * @param catalogue agencies and procedures of the run
   * @param asOf the local date when the run was planned: later dates lie in the future
   */
  public Classifier(Rules rules, Catalogue catalogue, LocalDate asOf) {
    this.rules = rules;
    this.catalogue = catalogue;
    this.asOf = asOf;
    this.admission = new Admission(asOf);
  }

  /** The verdict on a dossier with the children that it brings along; never null. */
  public Verdict classify(RawDossier dossier) {
    return classify(dossier, Children.of(dossier, rules));
  }

  /**
   * The verdict on a dossier; never null.
   *
   * @param dossier its own lists of children are not looked at
   * @param children what hangs on its trimmed code; without any when it has no code
   */
  public Verdict classify(RawDossier dossier, Children children) {
    return verdict(read(dossier, children));
  }

  /**
   * Every rule applied to a dossier, in words, excluded and rejected ones too.
   *
   * @param labels those that may be shown
   */
  public List<Finding> findings(RawDossier dossier, KnownLabels labels) {
    ParsedDossier reading = read(dossier, Children.of(dossier, rules));
    return new Explanation(reading, admission, asOf, labels)
        .of(verdict(reading), new ChildrenExplanation(rules, labels));
  }

  private Verdict verdict(ParsedDossier dossier) {
    ExclusionReason exclusion = admission.exclusion(dossier);
    if (exclusion != null) {
      return new Verdict.Excluded(exclusion);
    }
    RejectReason rejection = admission.rejection(dossier);
    if (rejection != null) {
      return new Verdict.Rejected(rejection, Admission.because(rejection, dossier));
    }
    return new Verdict.Loaded(fact(dossier), warnings(dossier));
  }

  private ParsedDossier read(RawDossier raw, Children children) {
    Rules.Dossiers lists = rules.dossiers();
    String code = Whitespace.trim(raw.code());
    String statusCode = Label.of(raw.status());
    String agencyCode = Whitespace.trim(raw.agencyCode());
    String procedureCode = Whitespace.trim(raw.procedureCode());
    boolean channelMissing = Whitespace.isBlank(raw.channel());
    return new ParsedDossier(
        raw,
        code,
        statusCode,
        lists.statuses().meaning(statusCode),
        SourceDate.of(raw.acceptedAt()),
        SourceDate.of(raw.dueAt()),
        SourceDate.of(raw.finishedAt()),
        SourceDate.of(raw.returnedAt()),
        channelMissing ? lists.missingChannel() : channel(raw.channel()),
        channelMissing,
        FileField.holdsFile(raw.resultFiles(), rules.files().separator()),
        lists.withdrawnResults().holds(raw.resultKind()),
        agencyCode,
        catalogue.agency(agencyCode),
        procedureCode,
        catalogue.procedure(procedureCode).orElse(null),
        children.components(),
        children.payments());
  }

  private Channel channel(String text) {
    Channel channel = rules.dossiers().channels().meaning(text);
    return channel == null ? Channel.UNKNOWN : channel;
  }

  private DossierFact fact(ParsedDossier dossier) {
    LocalDate accepted = dossier.accepted().date();
    Procedure procedure = dossier.procedure();
    PaymentTotals payments = dossier.payments();
    OpenState openState = dossier.openState();
    return new DossierFact(
        dossier.raw().id(),
        dossier.code(),
        dossier.agency().versionAt(accepted).key(),
        procedure == null ? UNKNOWN_KEY : procedure.key(),
        accepted,
        dossier.finishedDate(),
        dossier.due().date(),
        dossier.statusCode(),
        dossier.channel(),
        Whitespace.trim(dossier.raw().serviceLevel()),
        dossier.channelMissing(),
        dossier.online(),
        dossier.online766(),
        dossier.components().digitised(),
        dossier.resultDue(),
        dossier.resultDigitised(),
        dossier.digitised766(),
        dossier.components().reused(),
        payments.obligation(),
        payments.obligationPending(),
        payments.exempt(),
        payments.cashless(),
        payments.nonCash(),
        dossier.withdrawn(),
        openState != null,
        openState,
        dossier.timeliness(),
        payments.due(),
        payments.online(),
        payments.transfer(),
        payments.cash(),
        rules.ruleSet());
  }

  private static Set<Warning> warnings(ParsedDossier dossier) {
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    warnings.addAll(dossier.payments().warnings());
    if (dossier.isFinished() && dossier.finishedDate() == null) {
      warnings.add(Warning.FINISHED_DATE_MISSING);
    }
    if (dossier.procedure() == null) {
      warnings.add(Warning.PROCEDURE_UNKNOWN);
    }
    return warnings.isEmpty() ? Set.of() : Collections.unmodifiableSet(warnings);
  }
}
