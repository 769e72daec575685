package vn.dossier.operate.check;

import java.util.ArrayList;
import java.util.List;
import vn.dossier.source.adapter.StatementPlans;

/** How the server of a source would carry out the statements around an adapter's SELECTs. */
final class AdapterPlansCheck {

  private final StatementPlans plans;
  private final Inspection inspection;
  private final List<String> aside = new ArrayList<>();
  private final List<String> whole = new ArrayList<>();

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
          "let the account EXPLAIN: SHOW VIEW on the views that it reads",
          () -> look(statement, ids));
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

  private void look(String statement, List<String> ids) {
    StatementPlans.Plan plan = plans.of(statement, ids);
    if (plan.aside()) {
      aside.add(statement);
    }
    if (plan.whole()) {
      whole.add(statement);
    }
  }
}
