/**
 * The command line: one class per command, and what it is called by. Work is done in the packages
 * below and in nightly.
 */
package vn.dossier.operate;
