/**
 * Agencies and procedures as one run knows them: which row stands for a code, and which version for
 * a day.
 */
package vn.dossier.classify.catalogue;
