/**
 * Tells others how a command that loads went: metrics, a message, a sign of life. It is bounded in
 * time and tries, lets no exception out, and changes no exit code.
 */
package vn.dossier.operate.monitor;
