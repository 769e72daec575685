package vn.dossier.operate.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import vn.dossier.source.adapter.StatementPlans;

/** How the server of a source would carry out the statements around an adapter's SELECTs. */
final class AdapterPlansCheck {

  /** EXPLAIN needs the privileges of whoever reads the tables below a view. */
  private static final int BELOW_A_VIEW = 1345;

  private final StatementPlans plans;
  private final Inspection inspection;
  private final List<String> aside = new ArrayList<>();
  private final List<String> whole = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();

  AdapterPlansCheck(StatementPlans plans, Inspection inspection) {
    this.plans = plans;
    this.inspection = inspection;
  }

  /**
   * @param ids of some dossiers, as many as are looked up together
   */
  void run(List<String> ids) {
    for (String statement : StatementPlans.ofNights()) {
      inspection.look(
          "plan of " + statement,
          "grant SHOW VIEW on the views that it reads",
          () -> look(statement, ids));
    }
    if (!unseen.isEmpty()) {
      inspection.warning(
          "plans",
          "the account may not see how the server looks through views in "
              + String.join(", ", unseen),
          "nights need no more; to know, repeat this on a copy as an account that may read the tables"
              + " below the views");
    }
    if (aside.isEmpty()) {
      inspection.ok(
          "plans",
          unseen.isEmpty()
              ? "the server reads the tables themselves in every statement"
              : "the server reads the tables themselves in every other statement");
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

  private void look(String statement, List<String> ids) {
    StatementPlans.Plan plan;
    try {
      plan = plans.of(statement, ids);
    } catch (DataAccessException e) {
      if (e.getRootCause() instanceof SQLException refused
          && refused.getErrorCode() == BELOW_A_VIEW) {
        unseen.add(statement);
        return;
      }
      throw e;
    }
    if (plan.aside()) {
      aside.add(statement);
    }
    if (plan.whole()) {
      whole.add(statement);
    }
  }
}
