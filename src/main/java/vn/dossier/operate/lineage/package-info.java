/** Runs as events of OpenLineage: what was read and written, how many, and what the checks said. */
package vn.dossier.operate.lineage;
