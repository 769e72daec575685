/**
 * The figures as a site for everybody: pages and files of each month, what they mean, what was
 * corrected, and a catalogue for machines. Says what is in its files, not where they are kept.
 */
package vn.dossier.report.site;
