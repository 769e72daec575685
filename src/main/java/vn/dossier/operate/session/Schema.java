package vn.dossier.operate.session;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import vn.dossier.setup.SetupException;
import vn.dossier.warehouse.schema.Migrations;
import vn.dossier.warehouse.schema.SchemaState;

/** Whose schema the warehouse has, and whether this program may read it, or write into it. */
public final class Schema {

  private static final Logger log = LoggerFactory.getLogger(Schema.class);

  private static final int NAMED = 3;

  /** What is said of an account that may not look at the schema, such as that of BI tools. */
  public static final String REFUSED =
      "The account of the warehouse may not read the history of its schema (flyway_schema_history)";

  /** What to do about it. */
  public static final String NIGHTS_ACCOUNT =
      "let spring.datasource.username be the account of the night (jobs/sql/grants-loader.sql), not that of BI tools";

  private Schema() {}

  /**
   * Lets a command read; one that only reads says what the schema lacks instead of changing it.
   *
   * @throws SetupException when the warehouse's schema is not ours, or not up to date
   */
  public static void require(ApplicationContext context) {
    require(context.getBean(Migrations.class));
  }

  /**
   * Lets a command read.
   *
   * @throws SetupException when the warehouse's schema is not ours, or not up to date
   */
  public static void require(Migrations migrations) {
    SchemaState state = migrations.state();
    requireOurOwn(state);
    if (state.unknown() != null) {
      // What is published means the same in every version
      log.warn("{}: this answer may lack what came later", later(state));
    } else if (state.pending() > 0) {
      throw new SetupException(
          "The warehouse schema lacks %d migrations: type migrate".formatted(state.pending()));
    }
  }

  /**
   * Lets a command write, which may bring the schema up to date.
   *
   * @throws SetupException when the warehouse's schema is of somebody else, or of a later program
   */
  public static void requireOurs(SchemaState state) {
    requireOurOwn(state);
    if (state.unknown() != null) {
      throw new SetupException("%s: use that one".formatted(later(state)));
    }
  }

  private static void requireOurOwn(SchemaState state) {
    if (state.refused()) {
      throw new SetupException("%s: %s".formatted(REFUSED, NIGHTS_ACCOUNT));
    }
    if (!state.tablesOfOthers().isEmpty()) {
      throw new SetupException(notOurs(state));
    }
  }

  /** What is said of a schema that others have made, in one line. */
  public static String notOurs(SchemaState state) {
    List<String> tables = state.tablesOfOthers();
    String named = String.join(", ", tables.subList(0, Math.min(NAMED, tables.size())));
    int more = tables.size() - NAMED;
    return "The warehouse's schema is not empty and not ours (it holds %s%s): let spring.datasource.url name one of its own"
        .formatted(named, more > 0 ? " and %d more".formatted(more) : "");
  }

  /** What is said of a schema that is ahead of this program. */
  public static String later(SchemaState state) {
    return "The warehouse is at version %s, made by a later program than this one, which knows up to version %s"
        .formatted(state.unknown(), state.known());
  }
}
