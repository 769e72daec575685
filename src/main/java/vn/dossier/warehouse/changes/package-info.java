/**
 * Which buckets changed since the night before, which have settled, and the counts of dossiers that
 * were not read.
 */
package vn.dossier.warehouse.changes;
