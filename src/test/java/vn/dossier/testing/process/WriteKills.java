package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dossier.recalculation.RandomSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.Product;
import vn.dossier.testing.process.WriteGate.Write;

/** One night on a server that is killed in the middle of chosen writes. */
public final class WriteKills implements AutoCloseable {

  private static final String COLLATION = "utf8mb4_general_ci";

  private final Databases databases;
  private final Twins twins;
  private final Product recovering;
  private final List<String> story = new ArrayList<>();
  private final List<String> night;
  private Jar jar;

  /** A first night over a random source; the warehouse has its tables. */
  public WriteKills(Path folder, long seed) throws SQLException {
    databases = Databases.server(COLLATION).migrated();
    twins = new Twins(databases, Databases.server(COLLATION));
    recovering = new Product(databases.settings());
    jar = Jar.over(folder, databases);
    RandomSource source = new RandomSource(seed, true);
    night = List.of("nightly", "--date", source.firstNight().toString());
    twins.write(source.rows());
  }

  /** Begins or continues the night and kills it in a write. */
  public void kill(Write write) throws SQLException {
    kill(write, next());
  }

  /** From now on the night is continued by a host in another time zone. */
  public void moveTo(String zone) {
    jar = jar.inZone(zone);
  }

  /** Recovers and is killed in a write. */
  public void killRecovery(Write write) throws SQLException {
    kill(write, List.of("recover"));
  }

  public void recover() {
    assertThat(recovering.run(LocalDate.now(), "recover")).as("%s", story).isZero();
  }

  /** Lets the night end, and compares it with one that was never disturbed. */
  public void endsLikeAnUndisturbedOne() throws SQLException {
    Ended ended = jar.startInSmallSteps(next().toArray(String[]::new)).end();
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
    assertThat(twins.completeRuns()).isOne();
    assertThat(twins.undisturbed(night)).isZero();
    twins.compare(story);
  }

  @Override
  public void close() {
    twins.close();
    recovering.close();
  }

  private List<String> next() {
    return twins.lastIsIncomplete() ? List.of("rerun") : night;
  }

  private void kill(Write write, List<String> command) throws SQLException {
    story.add(write.name());
    try (WriteGate gate = new WriteGate(databases, write)) {
      RunningJar running = jar.startInSmallSteps(command.toArray(String[]::new));
      boolean held = gate.holds(running);
      running.kill();
      Ended ended = running.end();
      assertThat(held).as("%s%n%s%s", story, ended.out(), ended.err()).isTrue();
    }
  }
}
