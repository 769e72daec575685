package vn.dossier.operate.check;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.source.adapter.SourceAdapter;
import vn.dossier.source.connect.SourcePool;

/** Looks whether an account may read what the adapter calls personal. */
final class PersonalDataCheck {

  private static final String SUBJECT = "personal data";

  // What an account may not read at all is not shown to it
  private static final String READABLE =
      """
      SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
      WHERE table_schema = :database AND table_name IN (:tables)
        AND FIND_IN_SET('select', LOWER(privileges)) > 0
      """;

  private final ApplicationContext context;
  private final Inspection inspection;

  PersonalDataCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /**
   * H2 has no account that reads only: it is for demo and tests.
   *
   * @param source whether the source answers
   * @param warehouse whether the warehouse answers
   */
  void run(boolean source, boolean warehouse) {
    inspection.look(SUBJECT, "fix personal.yml or the SELECT", this::reads);
    if (source) {
      inspection.look(SUBJECT, null, () -> look(warehouse));
    }
  }

  private void reads() {
    reads(context.getBean(SourceAdapter.class), inspection);
  }

  /** Says which columns the SQL of an adapter should not read. */
  static void reads(SourceAdapter adapter, Inspection inspection) {
    adapter
        .personalReads()
        .forEach(
            read ->
                inspection.error(
                    SUBJECT,
                    read + ", which personal.yml calls personal",
                    "take it out, of conditions too, or ask the administrator for a view that"
                        + " gives what you need of it"));
  }

  private void look(boolean warehouse) {
    SourcePool source = context.getBean(SourcePool.class);
    if (!isServer(source)) {
      return;
    }
    Map<String, List<String>> personal = context.getBean(SourceAdapter.class).personal();
    if (personal.isEmpty()) {
      inspection.note(SUBJECT, "the adapter has no personal.yml, which would name the columns");
      return;
    }
    String database = new JdbcTemplate(source).queryForObject("SELECT DATABASE()", String.class);
    report(
        "source",
        readable(source, database, personal),
        "grant it the columns of source/%s/contract.yml and no others"
            .formatted(context.getBean(SourceAdapter.class).name()));
    HikariDataSource other = context.getBean(HikariDataSource.class);
    if (warehouse && isServer(other)) {
      report(
          "warehouse",
          readable(other, database, personal),
          "grant it nothing in the database %s".formatted(database));
    }
  }

  private void report(String account, TreeSet<String> readable, String action) {
    if (readable.isEmpty()) {
      inspection.ok(SUBJECT, "the account of the %s cannot read any".formatted(account));
    } else {
      inspection.warning(
          SUBJECT,
          "the account of the %s may read %s".formatted(account, String.join(", ", readable)),
          action);
    }
  }

  private static boolean isServer(HikariDataSource pool) {
    return pool.getJdbcUrl().startsWith("jdbc:mysql:");
  }

  private static TreeSet<String> readable(
      HikariDataSource account, String database, Map<String, List<String>> personal) {
    TreeSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    personal.forEach(
        (table, names) -> names.forEach(name -> columns.add("%s.%s".formatted(table, name))));
    TreeSet<String> readable = new TreeSet<>();
    new NamedParameterJdbcTemplate(account)
            .queryForList(
                READABLE, Map.of("database", database, "tables", personal.keySet()), String.class)
            .stream()
            .filter(columns::contains)
            .forEach(readable::add);
    return readable;
  }
}
