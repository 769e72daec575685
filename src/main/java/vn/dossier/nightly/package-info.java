/**
 * The job: its steps in order in {@link vn.dossier.nightly.NightlyJob}, readers, and the rules by
 * which a run is planned, continued or refused (design.md sections 1, 4 and 6).
 */
package vn.dossier.nightly;
