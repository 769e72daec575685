package vn.dossier.report.figure;

/**
 * What later runs changed in a month already published, over agencies in statistics.
 *
 * @param measure a measure of fact_dossier_monthly
 * @param netChange after minus before; 0 when it only moved between agencies
 * @param lastRun the last run that restated it
 */
public record Restatement(String measure, long netChange, long lastRun) {}
