/** Rows on their way into a source. */
package vn.dossier.generate.row;
