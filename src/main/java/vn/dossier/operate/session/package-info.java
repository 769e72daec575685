/**
 * Starts Spring for a command over the configured databases, and says in one line why it could not.
 */
package vn.dossier.operate.session;
