package vn.dossier.warehouse.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dossier.warehouse.run.CellPlace;
import vn.dossier.warehouse.sql.SqlFile;

/** A statement for two places says in the file what differs. */
class SqlFileTest {

  private static final String MEASURES =
      "  accepted_date, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,"
          + " channel_missing, online_766, component_digitised, result_due, result_digitised,"
          + " digitised_766, reused, obligation, obligation_pending, exempt, cashless, non_cash,"
          + " withdrawn, amount_due, amount_online)";

  @Test
  void fragmentsNameTheTableAndTheLinesOfThePlace() {
    assertThat(lines(CellPlace.ASIDE))
        .startsWith(
            "INSERT INTO stage_dossier_daily (", "  -- job_execution_id,", "   month_start,")
        .contains(MEASURES)
        .noneMatch(line -> line.contains("[["));
    assertThat(lines(CellPlace.IN_PLACE))
        .startsWith("INSERT INTO fact_dossier_daily (", "   job_execution_id,", "  -- month_start,")
        .contains(MEASURES)
        .noneMatch(line -> line.contains("[["));
  }

  private static String[] lines(CellPlace place) {
    String text = SqlFile.read(StagedCells.class, "aggregate/all_dossier_daily", place.fragments());
    return text.substring(text.indexOf("INSERT")).split("\n");
  }

  @Test
  void aFragmentThatNobodyGivesIsRefusedByName() {
    assertThatThrownBy(
            () -> SqlFile.read(StagedCells.class, "place/sign_in_place", Map.of("cells", "fact")))
        .hasMessageContaining("place/sign_in_place.sql asks for [[name]]");
    assertThatThrownBy(() -> SqlFile.read(StagedCells.class, "place/sign_in_place"))
        .hasMessageContaining("[[name]]");
  }
}
