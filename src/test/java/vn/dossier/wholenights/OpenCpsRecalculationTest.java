package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.RandomOpenCps;
import vn.dossier.testing.night.Product;

/**
 * Random rows of OpenCPS, night after night, against verdicts that are worked out from the rows
 * themselves: no SQL of the adapter, no class of the program. {@code -Dopencps.seeds=50} for more.
 */
class OpenCpsRecalculationTest {

  private static final int SEEDS = Integer.getInteger("opencps.seeds", 4);
  private static final int DOSSIERS = 40;

  private static final String VERDICTS =
      """
      SELECT dossier_id, CONCAT_WS(' ', 'LOADED', accepted_date, channel, open_state, finished_date, timeliness,
          CASE WHEN withdrawn = 1 THEN 'withdrawn' END,
          CASE WHEN component_digitised = 1 THEN 'digitised' END,
          CASE WHEN result_digitised = 1 THEN 'result' END,
          CASE WHEN exempt = 1 THEN 'exempt' END,
          CASE WHEN cashless = 1 THEN 'cashless' END,
          CASE WHEN non_cash = 1 THEN 'non-cash' END,
          amount_due) AS verdict
      FROM fact_dossier
      UNION ALL
      SELECT dossier_id, CONCAT('REJECTED ', reason_code) FROM etl_reject
      UNION ALL
      SELECT dossier_id, CONCAT('EXCLUDED ', code) FROM etl_verdict_note WHERE kind = 'EXCLUDED'
      """;

  private static final String COLLECTED =
      """
      SELECT CONCAT(dossier_id, ' ', collected_date, ' ', method, ' ', amount) FROM stage_collection
      """;

  @Test
  void randomRowsCountAsTheyAreWorkedOutByHand() throws SQLException {
    Databases databases = Databases.of("opencps", true);
    JdbcTemplate warehouse =
        new JdbcTemplate(
            new DriverManagerDataSource(
                databases.warehouseUrl(), databases.username(), databases.password()));
    RandomOpenCps source = new RandomOpenCps(1, DOSSIERS);
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.putAll(RandomOpenCps.SETTINGS);
    settings.put("dossier.nightly.chunk-size", 7);
    try (Product product = new Product(settings)) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        LocalDate night = source.firstNight().plusDays(seed);
        source.mutate(new Random(seed), night);
        try (Connection connection = databases.source()) {
          source.writeTo(connection);
        }
        assertThat(product.run(night.plusDays(1), "nightly", "--date", night.toString()))
            .as("seed %d", seed)
            .isZero();
        Map<Long, String> found = new TreeMap<>();
        warehouse.query(
            VERDICTS,
            rs -> {
              found.put(rs.getLong("dossier_id"), rs.getString("verdict"));
            });
        assertThat(found).as("seed %d", seed).containsExactlyEntriesOf(source.expected());
        assertThat(warehouse.queryForList(COLLECTED, String.class))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(source.collected());
      }
    }
  }
}
