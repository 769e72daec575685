/** Other ways to count, side by side, and the points of Decision 766. */
package vn.dossier.report.decision766;
