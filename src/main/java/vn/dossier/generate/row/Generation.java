package vn.dossier.generate.row;

import java.time.LocalDate;

/**
 * What is to be made.
 *
 * @param dossiers how many, from 0
 * @param seed the same gives the same rows
 * @param months how far back from the last day
 * @param end the last day on which anything has happened
 */
public record Generation(long dossiers, long seed, int months, LocalDate end) {

  /** The first day on which dossiers were accepted. */
  public LocalDate first() {
    return end.minusMonths(months).plusDays(1);
  }
}
