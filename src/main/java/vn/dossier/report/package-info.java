/**
 * Beans of the reports, and the reader of the dictionary. Its rooms read the warehouse over SQL
 * alone and know no other package.
 */
package vn.dossier.report;
