/**
 * What a person sets up before anything runs: the folders of jobs and references, and the errors
 * that only a person can repair. No database.
 */
package vn.dossier.setup;
