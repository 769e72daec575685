package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;

/**
 * A small random source full of the dirt that src/docs/rules.md name. The same seed gives the same
 * source, and the same random gives the same changes to it.
 */
public final class RandomSource implements ChangingSource {

  private static final LocalDate[] FIRST_NIGHTS = {
    LocalDate.of(2023, 10, 31),
    LocalDate.of(2023, 12, 30),
    LocalDate.of(2024, 2, 28),
    LocalDate.of(2024, 1, 1),
    LocalDate.of(2023, 3, 12),
    LocalDate.of(2024, 6, 30)
  };

  private final boolean impossibleDates;
  private final LocalDate firstNight;
  private final SourceRows rows = new SourceRows();
  private final RandomChanges changes;

  /**
   * A source whose ids are distinct under every collation.
   *
   * @param impossibleDates whether all-zero and impossible dates occur: not on H2
   */
  public RandomSource(long seed, boolean impossibleDates) {
    this(seed, impossibleDates, false);
  }

  /**
   * A source whose ids, if asked for, also differ by case, accents or blanks only: where the
   * primary keys of the source compare bytewise.
   */
  public RandomSource(long seed, boolean impossibleDates, boolean bytewiseIds) {
    this.impossibleDates = impossibleDates;
    Dirt dirt = new Dirt(new Random(seed), impossibleDates);
    firstNight = dirt.pick(FIRST_NIGHTS);
    RandomAgencies agencies = new RandomAgencies(rows, firstNight, dirt);
    RandomProcedures procedures = new RandomProcedures(rows, firstNight, dirt);
    RandomIds ids = new RandomIds(bytewiseIds);
    RandomLinked linked = new RandomLinked(rows, agencies, ids, firstNight);
    RandomDossiers dossiers =
        new RandomDossiers(rows, agencies, procedures, ids, linked, firstNight);
    changes = new RandomChanges(rows, agencies, procedures, dossiers, linked);
    for (int i = 60 + dirt.below(341); i > 0; i--) {
      dossiers.add(dirt, null);
    }
    linked.addOrphans(dirt);
    for (int i = 20 + dirt.below(41); i > 0; i--) {
      linked.addPaper(dirt, dossiers.anyCode(dirt), firstNight.minusDays(dirt.below(700) - 5L));
    }
  }

  /** The rows as they are now. */
  public SourceRows rows() {
    return rows;
  }

  @Override
  public LocalDate firstNight() {
    return firstNight;
  }

  @Override
  public void writeTo(Connection connection) throws SQLException {
    rows.writeTo(connection);
  }

  @Override
  public void mutate(Random random, LocalDate night) {
    changes.change(new Dirt(random, impossibleDates), night);
  }
}
