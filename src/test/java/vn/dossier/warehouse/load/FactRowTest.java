package vn.dossier.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dossier.warehouse.sql.SqlFile;

class FactRowTest {

  @Test
  void theColumnsAreThoseOfTheUpsertInItsOrder() {
    String upsert = SqlFile.read(FactStore.class, "upsert-fact-dossier");
    String columns = upsert.substring(upsert.indexOf('(') + 1, upsert.indexOf(')'));
    List<String> expected = new ArrayList<>(FactRow.COLUMNS);
    expected.add("content_hash");
    expected.add("code_bucket");
    expected.add("job_execution_id");

    assertThat(columns.strip().split("\\s*,\\s*")).containsExactlyElementsOf(expected);
  }
}
