package vn.dossier.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.dossier.DossierEtl;
import vn.dossier.operate.CommandLineInterface;
import vn.dossier.testing.database.Databases;

/** Whoever builds the program with a registry sees its jobs and steps, and no items. */
class BatchObservationsTest {

  @Test
  void jobsAndStepsAreObservedAndItemsAreNot() throws SQLException {
    Databases databases = Databases.h2().migrated();
    try (Connection connection = databases.source();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO ho_so (id, ma_ho_so, don_vi_id, trang_thai_ho_so_id, ngay_tiep_nhan)
          VALUES ('a', 'H-1', 'SYT', '4', '2023-10-01 08:00:00')
          """);
    }
    List<String> seen = new CopyOnWriteArrayList<>();
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new Collecting(seen));
    ApplicationContextInitializer<GenericApplicationContext> bound =
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("test", databases.settings()));
          context.registerBean(ObservationRegistry.class, () -> registry);
        };

    assertThat(
            CommandLineInterface.run(
                DossierEtl.class, new String[] {"nightly", "--date", "2023-10-30"}, bound))
        .isZero();

    assertThat(seen).filteredOn("spring.batch.job"::equals).hasSize(1);
    // Nine steps, of which one has two partitions
    assertThat(seen).filteredOn("spring.batch.step"::equals).hasSizeBetween(10, 11);
    assertThat(seen).noneMatch(name -> name.contains("item") || name.contains("chunk"));
  }

  private record Collecting(List<String> seen) implements ObservationHandler<Observation.Context> {

    @Override
    public void onStop(Observation.Context context) {
      seen.add(context.getName());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
