package vn.dossier.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Who finds nothing between the least and the greatest id need not look for each. */
class KeyRangeTest {

  private static final String BETWEEN = "SELECT id FROM held WHERE id BETWEEN ? AND ? LIMIT 1";

  private final JdbcTemplate warehouse =
      new JdbcTemplate(new SingleConnectionDataSource("jdbc:h2:mem:", true));

  @BeforeEach
  void hold() {
    warehouse.execute("CREATE TABLE held (id VARCHAR(36) PRIMARY KEY)");
    warehouse.update("INSERT INTO held (id) VALUES ('m')");
  }

  @Test
  void itIsFreeOnlyWhereNothingIsHeld() {
    assertThat(isFree("n", "z", "p")).isTrue();
    assertThat(isFree("a", "l")).isTrue();
    assertThat(isFree("z", "a")).isFalse();
    assertThat(isFree("m")).isFalse();
    assertThat(isFree("n", "m")).isFalse();
  }

  /** Beyond ASCII engines order otherwise, so each id is looked for. */
  @Test
  void otherLettersAreNeverTakenForFree() {
    assertThat(isFree("n", "đ")).isFalse();
  }

  private boolean isFree(String... ids) {
    return KeyRange.isFree(warehouse, BETWEEN, List.of(ids));
  }
}
