package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;
import vn.dossier.testing.process.WriteGate.Write;

/**
 * Nights whose gate fails, on a server, killed before they have said so; and the one after them.
 */
public final class FailedGates implements AutoCloseable {

  private static final String COLLATION = "utf8mb4_general_ci";

  // Behind the step that computes the cells, before they are looked at
  private static final String CORRUPT =
      """
      CREATE TRIGGER corrupt AFTER INSERT ON BATCH_STEP_EXECUTION FOR EACH ROW
      IF NEW.STEP_NAME = 'verify-facts' THEN
        UPDATE stage_dossier_daily SET online = online + 1;
      END IF
      """;

  private final Databases disturbed = Databases.server(COLLATION).migrated();
  private final Databases undisturbed = Databases.server(COLLATION);
  private final Twins twins = new Twins(disturbed, undisturbed);
  private final Product recovering = new Product(disturbed.settings());
  private final List<String> story = new ArrayList<>();
  private final RandomSource source;
  private final Random random;
  private final Jar jar;
  private LocalDate night;

  /** A first night that is published, and from then on a cell that is counted wrongly. */
  public FailedGates(Path folder, long seed) throws SQLException {
    source = new RandomSource(seed, true);
    random = new Random(seed);
    jar = Jar.over(folder, disturbed);
    night = source.firstNight();
    twins.write(source.rows());
    loadsLikeAnUndisturbedOne();
    onBoth(CORRUPT);
  }

  /** Lets the next night fail and kills it in a write. */
  public void nextNightIsKilledIn(Write write) throws SQLException {
    nextNight();
    // Of the night before, which would be held as well
    assertThat(recovering.run(LocalDate.now(), "recover")).isZero();
    story.add("%s, killed as %s".formatted(command(), write.name()));
    try (WriteGate gate = new WriteGate(disturbed, write)) {
      RunningJar running = start();
      boolean held = gate.holds(running);
      running.kill();
      Ended ended = running.end();
      assertThat(held).as("%s%n%s%s", story, ended.out(), ended.err()).isTrue();
    }
    assertThat(twins.undisturbed(command())).isEqualTo(4);
  }

  /** Nothing is counted wrongly any more, and the next night is loaded. */
  public void theNextOneEndsLikeAnUndisturbedOne() throws SQLException {
    onBoth("DROP TRIGGER corrupt");
    nextNight();
    loadsLikeAnUndisturbedOne();
  }

  @Override
  public void close() {
    twins.close();
    recovering.close();
  }

  private void loadsLikeAnUndisturbedOne() throws SQLException {
    Ended ended = start().end();
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
    assertThat(twins.undisturbed(command())).isZero();
    twins.compare(story);
  }

  private void nextNight() throws SQLException {
    night = night.plusDays(1);
    source.mutate(random, night);
    twins.write(source.rows());
  }

  private List<String> command() {
    return List.of("nightly", "--date", night.toString());
  }

  private RunningJar start() {
    return jar.startInSmallSteps("nightly", "--date", night.toString(), "--auto-recover");
  }

  private void onBoth(String sql) throws SQLException {
    for (Databases databases : List.of(disturbed, undisturbed)) {
      try (Connection connection = databases.warehouse();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
