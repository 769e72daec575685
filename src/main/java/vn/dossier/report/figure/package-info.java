/** The figures of a month and how they are read: shares, levels, targets, trends, freshness. */
package vn.dossier.report.figure;
