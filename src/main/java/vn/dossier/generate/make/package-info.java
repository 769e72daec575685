/** Makers of dossiers and what hangs on them, with the dirt of real ones. */
package vn.dossier.generate.make;
