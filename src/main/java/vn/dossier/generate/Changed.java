package vn.dossier.generate;

import java.time.LocalDate;

/**
 * What a change has done.
 *
 * @param existing dossiers that were there and changed
 * @param added new ones
 * @param day on which it happened
 */
public record Changed(long existing, long added, LocalDate day) {}
