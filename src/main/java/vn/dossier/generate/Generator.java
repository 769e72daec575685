package vn.dossier.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fills a schema with a generated source, and changes a share of one (design.md section 6). */
public final class Generator {

  /** Dossiers per transaction; with their children some 20 MB. */
  private static final int TRANSACTION = 10_000;

  private static final int MOST_WORKERS = 4;

  private final Target target;

  /**
   * @param target the database to fill
   */
  public Generator(Target target) {
    this.target = target;
  }

  /**
   * Fills the schema, which must be empty or made by an earlier call.
   *
   * @throws vn.dossier.source.SetupException when it is neither; then nothing was written
   * @throws SQLException when the database fails; the same call starts over
   */
  public void fill(Generation generation) throws SQLException {
    Province province = new Province(generation.seed());
    Marker marker = Marker.of(generation);
    try (Connection connection = target.open()) {
      TargetSchema schema = new TargetSchema(connection, target.isServer());
      schema.create(marker);
      try (RowSink rows = target.sink(connection)) {
        province.write(rows);
        rows.flush();
      }
      try (FillProgress progress = new FillProgress(generation.dossiers())) {
        dossiers(generation, province, progress);
        progress.say("indexes");
        indexes();
      }
      schema.write(marker.filled());
      connection.commit();
    }
  }

  private void dossiers(Generation generation, Province province, FillProgress progress)
      throws SQLException {
    long all = generation.dossiers();
    int workers = (int) Math.min(workers(), Math.max(1, all / TRANSACTION));
    List<Callable<Void>> parts = new ArrayList<>();
    // Each worker fills a range of its own, in the order of the key
    for (int i = 0; i < workers; i++) {
      long from = all * i / workers;
      long to = all * (i + 1) / workers;
      parts.add(() -> part(generation, province, from, to, progress));
    }
    runAll(workers, parts);
  }

  private Void part(
      Generation generation, Province province, long from, long to, FillProgress progress)
      throws SQLException {
    AcceptedDays days =
        new AcceptedDays(generation.first(), generation.end(), generation.dossiers());
    DossierMaker maker = new DossierMaker(generation.seed(), province, generation.end());
    try (Connection connection = target.open();
        RowSink rows = target.sink(connection)) {
      for (long number = from; number < to; number++) {
        LocalDate day = days.day(number);
        maker.make(number, day, days.position(number), rows);
        if ((number - from) % TRANSACTION == TRANSACTION - 1) {
          rows.flush();
          progress.add(TRANSACTION);
        }
      }
      rows.flush();
    }
    return null;
  }

  private void indexes() throws SQLException {
    List<Callable<Void>> all = new ArrayList<>();
    for (String index : TargetSchema.indexes()) {
      all.add(
          () -> {
            try (Connection connection = target.open();
                Statement statement = connection.createStatement()) {
              statement.execute(index);
            }
            return null;
          });
    }
    runAll(workers(), all);
  }

  // Two of an embedded H2 would wait for each other
  private int workers() {
    return target.isServer()
        ? Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors())
        : 1;
  }

  private static void runAll(int threads, List<Callable<Void>> tasks) throws SQLException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> task : workers.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("generate was interrupted: the same command starts over", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException sql) {
        throw sql;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}
