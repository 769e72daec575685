package vn.dossier.operate.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.dossier.classify.raw.LinkedBy;
import vn.dossier.operate.check.Inspection.Answer;
import vn.dossier.source.AdapterTrial;
import vn.dossier.source.LabelSource;
import vn.dossier.source.adapter.Deviation;
import vn.dossier.source.adapter.SelectColumns;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.SourceContract;

/** Tries an adapter at a source: what a night would stumble over, before there is one. */
public final class AdapterCheck {

  /**
   * What came of it.
   *
   * @param answer what was looked at
   * @param sample the first dossiers with their verdicts, a line each
   */
  public record Tried(Answer answer, List<String> sample) {}

  private final SourceAdapter adapter;
  private final AdapterTrial trial;
  private final SourceContract contract;
  private final boolean server;
  private final Inspection inspection = new Inspection();

  /** SELECTs around which no statement can run. */
  private final Set<String> broken = new HashSet<>();

  private AdapterSample sample = new AdapterSample(List.of(), List.of(), 0);

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
      readable &=
          inspection.look(select + ".sql", "fix the SELECT", () -> columns(select))
              && !broken.contains(select);
    }
    adapter.ordered().forEach(this::ordered);
    // What is personal is not read, not even to look at it
    readable &=
        inspection.look(
                "personal.yml",
                "fix personal.yml",
                () -> PersonalDataCheck.reads(adapter, inspection))
            && adapter.personalReads().isEmpty();
    inspection.look("contract.yml", "fix contract.yml", this::contract);
    boolean ruled =
        inspection.look(
            "rules",
            "write the rules of this adapter: a copy of rules/one-stop.yml, no key less or more",
            adapter::rules);
    if (readable) {
      for (String select : List.of("dossiers", "payments", "papers")) {
        inspection.look("ids", "fix " + select + ".sql", () -> ids(select));
      }
      for (String select : List.of("components", "payments", "papers")) {
        inspection.look("links", "fix " + select + ".sql", () -> links(select));
      }
      if (ruled) {
        inspection.look("labels", "fix labels.yml or the rules", this::labels);
        inspection.look("sample", "fix the SELECTs", () -> sample(today));
      }
      if (server) {
        new AdapterPlansCheck(trial.plans(), inspection).run(sample.ids());
      }
    } else {
      inspection.note(
          "rest", "ids, links, labels, sample and plans are looked at when the SELECTs are right");
    }
    return new Tried(inspection.answer(), sample.lines());
  }

  private void columns(String select) {
    SelectColumns.Faults faults = trial.columns().faults(select);
    if (faults.isEmpty()) {
      inspection.ok(select + ".sql", "gives the columns that it has to give");
    }
    if (!faults.missing().isEmpty()) {
      broken.add(select);
    }
    for (List<String> said : List.of(faults.missing(), faults.wrong(), faults.others())) {
      said.forEach(fault -> inspection.error(select + ".sql", fault, "fix the SELECT"));
    }
  }

  private void ordered(String file) {
    inspection.warning(
        file,
        "ORDER BY orders nothing here: the program's statement is around it",
        "take it out: it costs time");
  }

  // A night with a table or column missing does not start
  private void contract() {
    List<Deviation> deviations = contract.deviations();
    for (Deviation deviation : deviations) {
      switch (deviation.kind()) {
        case MISSING ->
            inspection.error(
                "contract.yml",
                deviation.seen(),
                "write there the tables and columns that the SELECTs read, or have SELECT granted");
        case TYPE, UNNAMED ->
            inspection.warning(
                "contract.yml", deviation.seen(), "say in contract.yml what the SELECTs read");
        default -> {
          // A source has much that nobody reads
        }
      }
    }
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

  private void sample(LocalDate today) {
    AdapterSample read = AdapterSample.read(trial, adapter.rules(), today);
    sample = read;
    if (read.lines().isEmpty()) {
      inspection.warning("sample", "there is no dossier in scope", "look at accepted_at");
      return;
    }
    String seen =
        "%d of the first %d dossiers would be loaded".formatted(read.loaded(), read.lines().size());
    if (read.loaded() == 0) {
      inspection.error("sample", seen, "the list below says why");
    } else {
      inspection.ok("sample", seen);
    }
  }
}
