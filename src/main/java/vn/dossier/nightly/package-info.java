/**
 * The job: its steps in their order in NightlyJob, and what each of them does. The packages below
 * it serve the steps; nothing in them knows the job.
 */
package vn.dossier.nightly;
