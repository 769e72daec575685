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
import vn.dossier.generate.make.Dice;
import vn.dossier.generate.make.DossierMaker;
import vn.dossier.generate.make.Picks;
import vn.dossier.generate.make.Province;
import vn.dossier.generate.make.SourceMaker;
import vn.dossier.generate.row.Generation;
import vn.dossier.generate.row.InsertSink;
import vn.dossier.generate.row.Marker;
import vn.dossier.generate.row.RowSink;
import vn.dossier.generate.work.AcceptedDays;
import vn.dossier.generate.work.ChangeBatches;
import vn.dossier.generate.work.DayOfWork;
import vn.dossier.generate.work.ExistingDossier;
import vn.dossier.generate.work.ExistingDossiers;
import vn.dossier.setup.SetupException;

/** Fills a schema with a generated source, and changes a share of one (src/docs/contracts.md). */
public final class Generator {

  /** Dossiers per transaction; with their children some 20 MB. */
  private static final int TRANSACTION = 10_000;

  private static final int PAGE = 1_000;
  private static final int MOST_WORKERS = 4;

  private final FillTarget target;
  private final MadeAdapter adapter;

  /** Of the adapter one-stop. */
  public Generator(FillTarget target) {
    this(target, MadeAdapter.ONE_STOP);
  }

  /**
   * @param target the database to fill
   * @param adapter whose tables it has
   */
  public Generator(FillTarget target, MadeAdapter adapter) {
    this.target = target;
    this.adapter = adapter;
  }

  /**
   * Fills the schema, which must be empty or made by an earlier call.
   *
   * @param replace whether the rows that an earlier call has made, to the end, may go
   * @throws vn.dossier.setup.SetupException when it is neither, or holds such rows that may not go;
   *     then nothing was written
   * @throws SQLException when the database fails; the same call starts over
   */
  public void fill(Generation generation, boolean replace) throws SQLException {
    SourceMaker maker = adapter.maker(generation.seed(), generation.end());
    Marker marker = Marker.of(generation);
    try (Connection connection = target.open()) {
      TargetSchema schema = new TargetSchema(connection, target.isServer(), adapter);
      schema.create(marker, replace);
      try (RowSink rows = target.sink(connection)) {
        maker.catalogues(rows);
        rows.flush();
      }
      try (FillProgress progress = new FillProgress(generation.dossiers())) {
        dossiers(generation, progress);
        progress.say("indexes");
        indexes();
      }
      schema.write(marker.filled());
      connection.commit();
    }
  }

  /**
   * Fills the schema, unless an earlier call has filled it to the end.
   *
   * @throws SQLException when the database fails; the same call starts over
   */
  public void fillOnce(Generation generation) throws SQLException {
    boolean filled;
    try (Connection connection = target.open()) {
      filled = new TargetSchema(connection, target.isServer(), adapter).isFilled();
    }
    if (!filled) {
      fill(generation, false);
    }
  }

  /**
   * Changes a share of a generated source as a day of work does, in one transaction: a quarter of
   * the share are new dossiers, the rest are moved, finished, paid, refunded, digitised, dated
   * again or deleted.
   *
   * @param percent of the dossiers, above 0 and up to 100
   * @param seed of the day's chances; null for the seed of the source
   * @param until the day; null for the one after the last
   * @throws vn.dossier.setup.SetupException when the schema is not one that {@link #fill} has made
   */
  public Changed change(double percent, Long seed, LocalDate until) throws SQLException {
    try (Connection connection = target.open()) {
      TargetSchema schema = new TargetSchema(connection, target.isServer(), MadeAdapter.ONE_STOP);
      Marker marker = schema.marker();
      LocalDate day = until == null ? marker.end().plusDays(1) : until;
      if (day.isBefore(marker.end())) {
        throw new SetupException(
            "--until %s lies before the last day of this source, %s".formatted(day, marker.end()));
      }
      long chances = seed == null ? marker.seed() : seed;
      long count = Math.round(marker.nextNumber() * percent / 100);
      try (FillProgress progress = new FillProgress(Math.max(1, count))) {
        long existing = existing(connection, marker, chances, day, count - count / 4, progress);
        long added = count - existing;
        DossierMaker maker = new DossierMaker(marker.seed(), new Province(marker.seed()), day);
        try (RowSink rows = new InsertSink(connection)) {
          for (long i = 0; i < added; i++) {
            long number = marker.nextNumber() + i;
            maker.make(number, day, number - marker.dossiers() + 1, rows);
          }
          schema.write(marker.changed(day, added));
          rows.flush();
        }
        return new Changed(existing, added, day);
      }
    }
  }

  private static long existing(
      Connection connection,
      Marker marker,
      long seed,
      LocalDate day,
      long count,
      FillProgress progress)
      throws SQLException {
    List<Long> picks = Picks.of(marker.nextNumber(), count, new Dice(seed, -3L - marker.changes()));
    ExistingDossiers stored = new ExistingDossiers(connection, marker.seed());
    long changed = 0;
    try (ChangeBatches changes = new ChangeBatches(connection)) {
      DayOfWork work = new DayOfWork(marker, seed, day, changes);
      for (int i = 0; i < picks.size(); i += PAGE) {
        List<ExistingDossier> page =
            stored.live(picks.subList(i, Math.min(i + PAGE, picks.size())));
        for (ExistingDossier dossier : page) {
          work.change(dossier);
        }
        changes.write();
        changed += page.size();
        progress.add(page.size());
      }
    }
    return changed;
  }

  private void dossiers(Generation generation, FillProgress progress) throws SQLException {
    long all = generation.dossiers();
    int workers = (int) Math.min(workers(), Math.max(1, all / TRANSACTION));
    List<Callable<Void>> parts = new ArrayList<>();
    // Each worker fills a range of its own, in the order of the key
    for (int i = 0; i < workers; i++) {
      long from = all * i / workers;
      long to = all * (i + 1) / workers;
      parts.add(() -> part(generation, from, to, progress));
    }
    runAll(workers, parts);
  }

  private Void part(Generation generation, long from, long to, FillProgress progress)
      throws SQLException {
    AcceptedDays days =
        new AcceptedDays(generation.first(), generation.end(), generation.dossiers());
    SourceMaker maker = adapter.maker(generation.seed(), generation.end());
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
    for (String index : TargetSchema.indexes(adapter)) {
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
