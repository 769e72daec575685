/**
 * Connections to databases: which URLs are understood, and how rows go in out of memory without
 * opening a way to the files of this host.
 */
package vn.dossier.connect;
