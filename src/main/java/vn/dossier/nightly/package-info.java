/**
 * The job: its steps in order in {@link vn.dossier.nightly.NightlyJob}, readers, and the rules by
 * which a run is planned, continued or refused (src/docs/rules.md).
 */
package vn.dossier.nightly;
