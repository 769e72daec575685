/** Runs that write nothing: what a backfill, a night or other rules would change. */
package vn.dossier.nightly.dryrun;
