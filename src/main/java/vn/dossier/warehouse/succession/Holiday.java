package vn.dossier.warehouse.succession;

import java.time.LocalDate;

/**
 * A day off by law or by announcement (holidays.csv).
 *
 * @param name in Vietnamese
 * @param nameInEnglish the same in English
 */
public record Holiday(LocalDate date, String name, String nameInEnglish) {}
