/** Tables for other programs: CSV, JSON, workbooks. */
package vn.dossier.report.table;
