/**
 * Whole runs of the program over databases of their own: what a night, a failed one and its repeat
 * leave in the warehouse, on H2 and on a server.
 */
package vn.dossier.wholenights;
