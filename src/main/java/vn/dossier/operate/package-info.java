/**
 * The command line: what schedulers, DBAs and newcomers type, the exit codes they get, and the lock
 * that keeps two runs apart (src/docs/contracts.md).
 */
package vn.dossier.operate;
