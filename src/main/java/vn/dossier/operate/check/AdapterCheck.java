package vn.dossier.operate.check;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import vn.dossier.classify.Children;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.Finding;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.AgencyVersion;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.CatalogueResolution;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.raw.ChildTaker;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.classify.raw.RawComponent;
import vn.dossier.classify.raw.RawDossier;
import vn.dossier.classify.raw.RawPayment;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Codes;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.source.AdapterTrial;
import vn.dossier.source.CatalogueSource;
import vn.dossier.source.LabelSource;
import vn.dossier.source.ReadDossier;
import vn.dossier.source.adapter.Deviation;
import vn.dossier.source.adapter.SelectColumns;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.source.adapter.StatementPlans;

/** Tries an adapter at a source: what a night would stumble over, before there is one. */
public final class AdapterCheck {

  /**
   * What came of it.
   *
   * @param answer what was looked at
   * @param sample the first dossiers with their verdicts, a line each
   */
  public record Tried(Answer answer, List<String> sample) {}

  private static final int SAMPLE = 100;

  private final SourceAdapter adapter;
  private final AdapterTrial trial;
  private final SourceContract contract;
  private final boolean server;
  private final Inspection inspection = new Inspection();
  private final List<String> sample = new ArrayList<>();

  /**
   * @param server whether the source is MySQL or MariaDB, not H2
   */
  public AdapterCheck(
      SourceAdapter adapter, AdapterTrial trial, SourceContract contract, boolean server) {
    this.adapter = adapter;
    this.trial = trial;
    this.contract = contract;
    this.server = server;
  }

  /**
   * Looks at everything.
   *
   * @param today dossiers accepted later are not in scope
   */
  public Tried run(LocalDate today) {
    boolean readable = true;
    for (String select : SelectColumns.selects()) {
      readable &= inspection.look(select + ".sql", "fix the SELECT", () -> columns(select));
    }
    inspection.look("contract.yml", "name tables and columns of the source", this::contract);
    if (readable) {
      for (String select : List.of("dossiers", "payments", "papers")) {
        inspection.look("ids", "fix " + select + ".sql", () -> ids(select));
      }
      for (String select : List.of("components", "payments", "papers")) {
        inspection.look("links", "fix " + select + ".sql", () -> links(select));
      }
      inspection.look("labels", "fix labels.yml or the rules", this::labels);
      inspection.look("sample", "fix the SELECTs", () -> sample(today));
      if (server) {
        plans(today);
      }
    }
    return new Tried(inspection.answer(), List.copyOf(sample));
  }

  private void columns(String select) {
    List<String> faults = trial.columns().faults(select);
    if (faults.isEmpty()) {
      inspection.ok(select + ".sql", "gives the columns that it has to give");
    }
    faults.forEach(fault -> inspection.error(select + ".sql", fault, "fix the SELECT"));
  }

  private void contract() {
    List<Deviation> deviations = contract.deviations();
    deviations.stream()
        .filter(deviation -> deviation.kind() != Deviation.Kind.ADDED)
        .forEach(
            deviation ->
                inspection.warning(
                    "contract.yml", deviation.seen(), "say in contract.yml what the SELECTs read"));
    if (deviations.stream().allMatch(deviation -> deviation.kind() == Deviation.Kind.ADDED)) {
      inspection.ok("contract.yml", "the source has every table and column");
    }
  }

  private void ids(String select) {
    AdapterTrial.Ids ids = trial.ids(select);
    String file = select + ".sql";
    if (ids.withId() < ids.found()) {
      inspection.error(
          "ids",
          "%s: %,d rows without id".formatted(file, ids.found() - ids.withId()),
          "leave them out, or give another column as id");
    } else if (ids.different() < ids.found()) {
      inspection.error(
          "ids",
          "%s: %,d rows, but %,d ids: pages would lose rows"
              .formatted(file, ids.found(), ids.different()),
          "give a column that is unique: a join may double rows");
    } else {
      inspection.ok("ids", "%s: %,d rows, each with its own".formatted(file, ids.found()));
    }
  }

  private void links(String select) {
    AdapterTrial.Links links = trial.links(select);
    String said = adapter.linkedBy() == LinkedBy.ID ? "id" : "code";
    if (links.linked() > 0 && links.met() == 0) {
      inspection.error(
          "links",
          "%s.sql: none of %,d links is the %s of a dossier"
              .formatted(select, links.linked(), said),
          "give what dossiers.sql gives as %s, or say link: %s in adapter.yml"
              .formatted(said, said.equals("id") ? "code" : "id"));
    } else if (links.met() < links.linked()) {
      inspection.warning(
          "links",
          "%s.sql: %,d of %,d links meet no dossier"
              .formatted(select, links.linked() - links.met(), links.linked()),
          "look at some of them: they count nowhere, papers as historical");
    } else {
      inspection.ok(
          "links", "%s.sql: %,d links, each meets a dossier".formatted(select, links.met()));
    }
  }

  private void labels() {
    LabelSource labels = trial.labels();
    new LabelCheck(labels, adapter.rules(), adapter.name(), inspection).run();
  }

  private void plans(LocalDate today) {
    List<String> ids =
        trial.sample(today, SAMPLE, () -> new Children(adapter.rules())).stream()
            .map(read -> read.dossier().id())
            .toList();
    StatementPlans plans = trial.plans();
    List<String> aside = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (String statement : StatementPlans.ofNights()) {
      inspection.look(
          "plan of " + statement,
          "let the account EXPLAIN: SHOW VIEW on the views that it reads",
          () -> {
            StatementPlans.Plan plan = plans.of(statement, ids);
            if (plan.aside()) {
              aside.add(statement);
            }
            if (plan.whole()) {
              whole.add(statement);
            }
          });
    }
    if (aside.isEmpty()) {
      inspection.ok("plans", "the server reads the tables themselves in every statement");
    } else {
      inspection.warning(
          "plans",
          "the server stores all rows before it looks at them in " + String.join(", ", aside),
          "take GROUP BY, DISTINCT, LIMIT and UNION out of the SELECT (MySQL: subqueries in its list,"
              + " too), or bring own/STATEMENT.sql");
    }
    if (!whole.isEmpty()) {
      inspection.warning(
          "plans",
          "no index serves " + String.join(", ", whole),
          "give ids and links as the columns are stored, without functions; else ask for an index");
    }
  }

  private void sample(LocalDate today) {
    Rules rules = adapter.rules();
    LabelSource labels = trial.labels();
    Classifier classifier = new Classifier(rules, catalogue(rules), today);
    KnownLabels known = new KnownLabels(rules, labels.withoutRule());
    for (ReadDossier<Listed> read : trial.sample(today, SAMPLE, Listed::new)) {
      RawDossier dossier = read.children().of(read.dossier());
      Verdict verdict = classifier.classify(dossier);
      sample.add(
          "%-22s  %-24s  %s"
              .formatted(
                  Codes.named(dossier.id()),
                  Objects.requireNonNullElse(Codes.named(Whitespace.trim(dossier.code())), "-"),
                  words(verdict, classifier.findings(dossier, known))));
    }
    if (sample.isEmpty()) {
      inspection.warning("sample", "there is no dossier in scope", "look at accepted_at");
    } else {
      long loaded = sample.stream().filter(line -> line.contains("  loaded: ")).count();
      String seen = "%d of the first %d dossiers would be loaded".formatted(loaded, sample.size());
      if (loaded == 0) {
        inspection.error("sample", seen, "the list below says why");
      } else {
        inspection.ok("sample", seen);
      }
    }
  }

  private static String words(Verdict verdict, List<Finding> findings) {
    if (verdict instanceof Verdict.Loaded loaded) {
      DossierFact fact = loaded.fact();
      String warnings =
          loaded.warnings().isEmpty()
              ? ""
              : "; warnings "
                  + loaded.warnings().stream().map(Enum::name).sorted().collect(joining(", "));
      return "loaded: accepted %s, %s, %s, %s, %s%s"
          .formatted(
              fact.acceptedDate(),
              fact.channel().name().toLowerCase(Locale.ROOT),
              fact.componentDigitised() ? "digitised" : "not digitised",
              fact.obligation()
                  ? fact.cashless() ? "paid online" : "not paid online"
                  : "no fee due",
              end(fact),
              warnings);
    }
    boolean excluded = verdict instanceof Verdict.Excluded;
    String reason =
        verdict instanceof Verdict.Excluded e
            ? e.reason().name()
            : ((Verdict.Rejected) verdict).reason().name();
    String because =
        findings.stream()
            .filter(finding -> finding.subject().equals(reason))
            .map(Finding::because)
            .findFirst()
            .orElse("");
    return "%s: %s, %s".formatted(excluded ? "excluded" : "rejected", reason, because);
  }

  private static String end(DossierFact fact) {
    if (fact.open()) {
      return "open (%s)".formatted(fact.openState().name().toLowerCase(Locale.ROOT));
    }
    if (fact.withdrawn()) {
      return "withdrawn";
    }
    return fact.finishedDate() == null
        ? "finished on an unknown day"
        : "finished %s (%s)"
            .formatted(
                fact.finishedDate(),
                fact.timeliness().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  // Keys are of no matter: nothing is stored
  private Catalogue catalogue(Rules rules) {
    CatalogueSource catalogues = trial.catalogues();
    List<AgencyVersion> always = List.of(new AgencyVersion(1, LocalDate.MIN, LocalDate.MAX, true));
    return Catalogue.of(
        CatalogueResolution.agencies(catalogues.agencies(), rules).stream()
            .map(a -> new Agency(a.code(), a.ambiguous(), a.provider(), always))
            .toList(),
        CatalogueResolution.procedures(catalogues.procedures(), catalogues.fields(), rules).stream()
            .map(p -> new Procedure(p.code(), 1, p.yieldsResult()))
            .toList());
  }

  /** Children of one dossier, each kept. */
  private static final class Listed implements ChildTaker {
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

    RawDossier of(RawDossier dossier) {
      return dossier.with(List.copyOf(components), List.copyOf(payments));
    }
  }
}
