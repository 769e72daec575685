package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dossier.nights.Databases;
import vn.dossier.operate.session.Product;
import vn.dossier.processes.WriteGate.Write;
import vn.dossier.recalculation.RandomSource;

/** One night on a server that is killed in the middle of chosen writes. */
final class WriteKills implements AutoCloseable {

  private static final String COLLATION = "utf8mb4_general_ci";

  private final Databases databases;
  private final Twins twins;
  private final Product recovering;
  private final List<String> story = new ArrayList<>();
  private final List<String> night;
  private Jar jar;

  /** A first night over a random source; the warehouse has its tables. */
  WriteKills(Path folder, long seed) throws SQLException {
    databases = Databases.server(COLLATION);
    twins = new Twins(databases, Databases.server(COLLATION));
    recovering = new Product(databases.settings());
    jar = Jar.over(folder, databases);
    RandomSource source = new RandomSource(seed, true);
    night = List.of("nightly", "--date", source.firstNight().toString());
    twins.write(source.rows());
    assertThat(jar.startInSmallSteps("migrate").end().code()).isZero();
  }

  /** Begins or continues the night and kills it in a write. */
  void kill(Write write) throws SQLException {
    kill(write, next());
  }

  /** From now on the night is continued by a host in another time zone. */
  void moveTo(String zone) {
    jar = jar.inZone(zone);
  }

  /** Recovers and is killed in a write. */
  void killRecovery(Write write) throws SQLException {
    kill(write, List.of("recover"));
  }

  void recover() {
    assertThat(recovering.run(LocalDate.now(), "recover")).as("%s", story).isZero();
  }

  /** Lets the night end, and compares it with one that was never disturbed. */
  void endsLikeAnUndisturbedOne() throws SQLException {
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
