/** The checks of jobs/checks.yml and the limits of quarantine, as measured before a publish. */
package vn.dossier.nightly.gate;
