/**
 * How statements are written out that leave texts and lists open, so that each is said once. Knows
 * no database.
 */
package vn.dossier.statement;
