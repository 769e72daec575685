/**
 * The program as its users start it: the built jar in processes of its own, killed, stopped and
 * started side by side. The warehouse is compared with that of an undisturbed run.
 */
package vn.dossier.processes;
