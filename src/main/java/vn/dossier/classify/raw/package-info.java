/**
 * Rows as the source holds them, before anything is understood. Text stays text; nothing personal
 * is among the fields.
 */
package vn.dossier.classify.raw;
