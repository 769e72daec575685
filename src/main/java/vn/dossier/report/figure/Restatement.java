package vn.dossier.report.figure;

import java.time.LocalDateTime;

/**
 * What later runs changed in a month already published, over agencies in statistics.
 *
 * @param measure a measure of fact_dossier_monthly
 * @param netChange after minus before; 0 when it only moved between agencies
 * @param lastAt when it was last restated, in local time; null when that is not known
 */
public record Restatement(String measure, long netChange, LocalDateTime lastAt) {}
