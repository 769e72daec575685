/**
 * Agencies with their history, procedures, dates: working dimensions, and the catalogue of a run.
 */
package vn.dossier.warehouse.dimension;
