/**
 * Facts, dimensions, quarantine and run history, and how they are written (src/docs/contracts.md).
 * Published state is written by {@link vn.dossier.warehouse.Publication} alone.
 */
package vn.dossier.warehouse;
