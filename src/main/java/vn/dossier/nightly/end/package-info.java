/**
 * How a run ends: exit codes, signals, exhausted memory, the cause in one line without values of
 * rows.
 */
package vn.dossier.nightly.end;
