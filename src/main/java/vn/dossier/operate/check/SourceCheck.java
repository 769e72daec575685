package vn.dossier.operate.check;

import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.operate.session.PoolSizes;
import vn.dossier.operate.session.ServerProduct;
import vn.dossier.source.ChecksumSource;
import vn.dossier.source.LabelSource;
import vn.dossier.source.adapter.Deviation;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.source.connect.SourcePool;

/** Looks at the source: connection, tables and columns against the contract, pool, privileges. */
final class SourceCheck {

  private static final String CONNECTION = "source connection";
  private static final String SCHEMA = "source schema";
  private static final String READS = "source reads";
  private static final String POOL = "source pool";
  private static final String PRIVILEGES = "source privileges";

  private final ApplicationContext context;
  private final Inspection inspection;

  /** Whether everything is there that the statements of the adapter read. */
  private boolean complete = true;

  SourceCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /** Gives whether the source answers. */
  boolean run() {
    boolean connected =
        inspection.look(CONNECTION, "dossier.source.url, .username, .password", this::connection);
    if (connected) {
      inspection.look(SCHEMA, "fix the contract of the adapter", this::schema);
      inspection.look(READS, null, this::reads);
      new SourceSessionCheck(context, inspection).run();
    }
    inspection.look(POOL, "dossier.source.pool-size", this::pool);
    if (connected) {
      inspection.look(
          PRIVILEGES,
          "have the server check privileges, so that SHOW GRANTS can tell them",
          this::privileges);
      if (complete) {
        inspection.look("adapter", "type adapter check", this::selects);
      }
      if (complete) {
        inspection.look("source labels", "fix labels.yml or rules", this::labels);
        new LengthCheck(context, inspection).run();
      }
    }
    return connected;
  }

  private void selects() {
    List<String> faults = context.getBean(SourceContract.class).faults();
    if (faults.isEmpty()) {
      inspection.ok("adapter", "its SELECTs give what a night reads");
    }
    faults.forEach(fault -> inspection.error("adapter", fault, "type adapter check"));
    if (faults.isEmpty()) {
      inspection.look("links", "type adapter check", this::links);
    }
    // The check of personal data names what must not be read; the rest reads
    complete = faults.isEmpty() && context.getBean(SourceAdapter.class).personalReads().isEmpty();
  }

  // All the shares of such children are 0, which may be true
  private void links() {
    context
        .getBean(SourceContract.class)
        .unmetLinks()
        .forEach(
            unmet ->
                inspection.warning(
                    "links", unmet, "if that cannot be, type adapter check and look at link"));
  }

  private void labels() {
    new LabelCheck(
            context.getBean(LabelSource.class),
            context.getBean(Rules.class),
            context.getBean(SourceAdapter.class).name(),
            inspection)
        .run();
  }

  // H2 has no account that reads only: it is for demo and tests
  private void privileges() {
    SourcePool pool = context.getBean(SourcePool.class);
    if (!pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
      return;
    }
    JdbcTemplate source = new JdbcTemplate(pool);
    Set<String> changing =
        Grants.changing(
            source.queryForList("SHOW GRANTS", String.class),
            source.queryForObject("SELECT DATABASE()", String.class));
    if (changing.isEmpty()) {
      inspection.ok(PRIVILEGES, "the account can change nothing");
    } else {
      inspection.warning(
          PRIVILEGES,
          "the account may " + String.join(", ", changing),
          "give it SELECT on the columns of source/%s/contract.yml and nothing else"
              .formatted(context.getBean(SourceAdapter.class).name()));
    }
  }

  private void connection() {
    inspection.ok(
        CONNECTION, ServerProduct.of(new JdbcTemplate(context.getBean(SourcePool.class))));
  }

  private void schema() {
    List<Deviation> deviations = context.getBean(SourceContract.class).deviations();
    if (deviations.stream().allMatch(d -> d.kind() == Deviation.Kind.ADDED)) {
      inspection.ok(SCHEMA, "every table and column that a night reads is there");
    }
    for (Deviation deviation : deviations) {
      switch (deviation.kind()) {
        case MISSING -> {
          complete = false;
          inspection.error(
              SCHEMA,
              deviation.seen(),
              "grant SELECT on it, or let the SQL and contract.yml of the adapter follow the"
                  + " source");
        }
        case TYPE ->
            inspection.warning(
                SCHEMA,
                deviation.seen(),
                "values that do not fit are not counted: see source values");
        case UNNAMED ->
            inspection.warning(
                SCHEMA,
                deviation.seen(),
                "name it there, so that a night without it does not start");
        default -> inspection.note(SCHEMA, deviation.seen());
      }
    }
  }

  private void reads() {
    inspection.ok(
        READS,
        context
            .getBean(ChecksumSource.class)
            .hindrance()
            .map(reason -> "every night reads everything: " + reason)
            .orElse("a night reads only buckets whose checksums changed"));
  }

  private void pool() {
    inspection.pool(
        POOL,
        context.getBean(PoolSizes.class).source(),
        context.getBean(NightlyProperties.class).partitions());
  }
}
