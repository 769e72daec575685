/** The commands that hand out figures: report and export, with their options. */
package vn.dossier.operate.report;
