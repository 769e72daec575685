/** Pages, text tables and drawings, whatever they show. */
package vn.dossier.report.layout;
