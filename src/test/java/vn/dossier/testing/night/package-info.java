/**
 * Runs of the program inside the test's process: dates, commands, points at which a run is held,
 * and what goes wrong there on purpose.
 */
package vn.dossier.testing.night;
