package vn.dossier.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A statement for two places says in the file what differs. */
class SqlFileTest {

  @Test
  void fragmentsNameTheTableAndTheLinesOfThePlace() {
    assertThat(lines(CellPlace.ASIDE))
        .startsWith(
            "INSERT INTO stage_dossier_daily (",
            "  -- job_execution_id,",
            "   month_start,",
            "  accepted_date, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,")
        .noneMatch(line -> line.contains("[["));
    assertThat(lines(CellPlace.IN_PLACE))
        .startsWith(
            "INSERT INTO fact_dossier_daily (",
            "   job_execution_id,",
            "  -- month_start,",
            "  accepted_date, agency_key, procedure_key, dossiers, online, direct, postal, channel_unknown,")
        .noneMatch(line -> line.contains("[["));
  }

  private static String[] lines(CellPlace place) {
    String text = SqlFile.read("aggregate/all_dossier_daily", place.fragments());
    return text.substring(text.indexOf("INSERT")).split("\n");
  }

  @Test
  void aFragmentThatNobodyGivesIsRefusedByName() {
    assertThatThrownBy(() -> SqlFile.read("publish/sign_in_place", Map.of("cells", "fact")))
        .hasMessageContaining("publish/sign_in_place.sql asks for [[name]]");
    assertThatThrownBy(() -> SqlFile.read("publish/sign_in_place"))
        .hasMessageContaining("[[name]]");
  }
}
