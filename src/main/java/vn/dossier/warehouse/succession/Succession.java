package vn.dossier.warehouse.succession;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An agency that takes over from one that ended (src/docs/rules.md).
 *
 * @param oldAgency code of the agency that ended
 * @param newAgency code of the one that follows it
 * @param from first day on which the old one is no more
 * @param share of the old one's figures, above 0 and at most 1, with at most six decimals
 */
public record Succession(String oldAgency, String newAgency, LocalDate from, BigDecimal share) {}
