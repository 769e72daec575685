/** The bulletin of a month as text and as a page. */
package vn.dossier.report.bulletin;
