/** Removes old history of runs. */
package vn.dossier.nightly.purge;
