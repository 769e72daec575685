package vn.dossier.warehouse;

import java.time.LocalDate;

/**
 * Which rows of the source settled fingerprints let in.
 *
 * @param to last accepted date, and at the least the last day of money
 * @param asOf local date on which they were taken
 */
public record SettledUpTo(LocalDate to, LocalDate asOf) {}
