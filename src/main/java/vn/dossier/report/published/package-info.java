/** What was published on a day, and what has changed since. */
package vn.dossier.report.published;
