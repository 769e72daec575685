/**
 * The command line: what schedulers, DBAs and newcomers type, the exit codes they get, and the lock
 * that keeps two runs apart (design.md section 6).
 */
package vn.dossier.operate;
