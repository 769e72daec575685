package vn.dossier.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Plays nights over a random source, and compares every table of the warehouse with its
 * recalculation after each: new nights, jumps into the next months, forced and repeated ones, older
 * dates, backfills, full ones, replays.
 */
public final class RecalculationScenario {

  private static final int NIGHTS = 8;

  /** With the first one, so many that the last of them reads everything by itself. */
  private static final int NIGHTS_IN_A_ROW = 7;

  private final NightRunner runner;
  private final Connection source;
  private final Supplier<Connection> warehouse;
  private final long seed;
  private final Random random;
  private final RandomSource rows;
  private final Recalculation expected = new Recalculation();
  private final List<String> story = new ArrayList<>();
  private LocalDate today;

  private RecalculationScenario(
      NightRunner runner, Connection source, Supplier<Connection> warehouse, long seed)
      throws SQLException {
    this.runner = runner;
    this.source = source;
    this.warehouse = warehouse;
    this.seed = seed;
    random = new Random(seed + 1);
    boolean h2 = SourceRows.isH2(source);
    rows = new RandomSource(seed, !h2, h2);
  }

  /**
   * Plays one scenario on an empty warehouse.
   *
   * @param source a connection that may write the tables of src/docs/contracts.md
   * @param warehouse opens a connection that reads the warehouse, closed after each night
   * @throws AssertionError on any difference, naming the seed and the commands so far
   * @throws SQLException if source or warehouse cannot be reached
   */
  public static void play(
      NightRunner runner, Connection source, Supplier<Connection> warehouse, long seed)
      throws SQLException {
    new RecalculationScenario(runner, source, warehouse, seed).play();
  }

  /**
   * Plays nothing but the night of each day in its turn, on an empty warehouse: most of them need
   * not read what did not change. Parameters and exceptions are those of {@link #play}.
   */
  public static void playInARow(
      NightRunner runner, Connection source, Supplier<Connection> warehouse, long seed)
      throws SQLException {
    new RecalculationScenario(runner, source, warehouse, seed).playInARow();
  }

  private void playInARow() throws SQLException {
    firstNight();
    for (int i = 0; i < NIGHTS_IN_A_ROW; i++) {
      change();
      nextNight(1, false);
    }
  }

  private LocalDate firstNight() throws SQLException {
    LocalDate night = rows.firstNight();
    today = night.plusDays(1 + random.nextInt(3));
    rows.rows().writeTo(source);
    nightly(night, false, false);
    return night;
  }

  private void play() throws SQLException {
    repeated(firstNight());
    for (int i = 0; i < NIGHTS; i++) {
      change();
      step(i);
    }
  }

  /** The first steps are one of each kind in turn, the rest is drawn. */
  private void step(int number) throws SQLException {
    LocalDate last = expected.lastPublished();
    switch (number < 7 ? number : random.nextInt(10)) {
      case 0, 7, 8, 9 -> nextNight(1 + random.nextInt(2), false);
      case 1 -> nightly(last, false, true);
      case 2 -> backfill(last);
      case 3 -> nextNight(20 + random.nextInt(300), false);
      case 4 -> nightly(last.minusDays(1 + random.nextInt(45)), random.nextInt(4) == 0, true);
      case 5 -> replay();
      default -> {
        if (random.nextBoolean()) {
          nextNight(1, true);
        } else {
          nightly(last, true, true);
        }
      }
    }
  }

  private void change() throws SQLException {
    rows.mutate(random, expected.lastPublished().plusDays(1));
    rows.rows().writeTo(source);
  }

  private void nextNight(int daysLater, boolean full) throws SQLException {
    LocalDate night = expected.lastPublished().plusDays(daysLater);
    LocalDate morning = night.plusDays(1 + random.nextInt(3));
    today = morning.isAfter(today) ? morning : today;
    nightly(night, full, false);
  }

  private void nightly(LocalDate night, boolean full, boolean force) throws SQLException {
    List<String> command = new ArrayList<>(List.of("nightly", "--date", night.toString()));
    if (full) {
      command.add("--full");
    }
    if (force) {
      command.add("--force");
    }
    run(command);
    expected.nightly(rows.rows(), night, today, full);
    compare();
  }

  /** A night that is loaded already changes nothing, whatever the source holds by now. */
  private void repeated(LocalDate night) throws SQLException {
    change();
    run(List.of("nightly", "--date", night.toString()));
    compare();
  }

  private void backfill(LocalDate last) throws SQLException {
    LocalDate to = last.minusDays(random.nextInt(4) == 0 ? 0 : random.nextInt(600));
    LocalDate from = to.minusDays(random.nextInt(150));
    run(List.of("backfill", "--from", from.toString(), "--to", to.toString()));
    expected.backfill(rows.rows(), from, to, today);
    compare();
  }

  private void replay() throws SQLException {
    List<String> command = new ArrayList<>(List.of("rejects", "replay"));
    List<String> reasons = expected.reasons();
    String reason =
        reasons.isEmpty() || random.nextBoolean()
            ? null
            : reasons.get(random.nextInt(reasons.size()));
    if (reason != null) {
      command.addAll(List.of("--reason", reason));
    }
    run(command);
    expected.replay(rows.rows(), reason, today);
    compare();
  }

  private void run(List<String> command) {
    story.add("on " + today + ": " + String.join(" ", command));
    assertThat(runner.run(today, command.toArray(String[]::new)))
        .as("exit code, seed %d: %s", seed, story)
        .isZero();
  }

  private void compare() throws SQLException {
    try (Connection connection = warehouse.get()) {
      assertThat(Differences.between(expected.state(), WarehouseRows.read(connection)))
          .as("differences, seed %d: %s", seed, story)
          .isEmpty();
    }
  }
}
