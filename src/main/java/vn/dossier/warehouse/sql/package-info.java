/** How a statement is found beside its user, and how many rows go in at once. Knows no table. */
package vn.dossier.warehouse.sql;
