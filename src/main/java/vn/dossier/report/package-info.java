/**
 * Beans of the reports, and the reader of the dictionary. Its packages read the warehouse over SQL
 * alone and know no other package.
 */
package vn.dossier.report;
