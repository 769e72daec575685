/**
 * By which rules a run is started, continued, repeated, recovered or refused, and what its end is
 * recorded as.
 */
package vn.dossier.nightly.launch;
