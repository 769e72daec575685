/**
 * Facts, dimensions, quarantine and run history, and how they are written (design.md section 5).
 * Published state is written by {@link vn.dossier.warehouse.Publication} alone.
 */
package vn.dossier.warehouse;
