/** A day of work on a source that was made: which dossiers change, and how. */
package vn.dossier.generate.work;
