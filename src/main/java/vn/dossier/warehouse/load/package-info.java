/**
 * Writes a chunk of classified dossiers: facts that differ, quarantine, history, touched cells, in
 * the chunk's transaction.
 */
package vn.dossier.warehouse.load;
