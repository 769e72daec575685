/**
 * Computes the touched cells aside, verifies them, and puts them in place. Nobody else writes
 * published tables.
 */
package vn.dossier.warehouse.publish;
