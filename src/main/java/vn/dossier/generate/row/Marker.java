package vn.dossier.generate.row;

import java.time.LocalDate;

/**
 * What a generated source says of itself, in its table {@code generated_source}.
 *
 * @param seed of its rows
 * @param dossiers generated at first
 * @param months they go back
 * @param end the last day on which anything has happened
 * @param changes how often a share was changed since
 * @param nextNumber of the next new dossier
 * @param complete whether it was filled to the end
 */
public record Marker(
    long seed,
    long dossiers,
    int months,
    LocalDate end,
    int changes,
    long nextNumber,
    boolean complete) {

  /** Of a source that is about to be filled. */
  public static Marker of(Generation generation) {
    return new Marker(
        generation.seed(),
        generation.dossiers(),
        generation.months(),
        generation.end(),
        0,
        generation.dossiers(),
        false);
  }

  /** The same, filled. */
  public Marker filled() {
    return new Marker(seed, dossiers, months, end, changes, nextNumber, true);
  }

  /** After another change up to a day, which brought so many new dossiers. */
  public Marker changed(LocalDate day, long newDossiers) {
    return new Marker(seed, dossiers, months, day, changes + 1, nextNumber + newDossiers, complete);
  }
}
