/**
 * How single values are read: labels, codes, dates, files, amounts, and how much of them may be
 * shown or kept. Knows nothing of dossiers.
 */
package vn.dossier.classify.value;
