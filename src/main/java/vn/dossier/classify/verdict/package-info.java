/**
 * What a classification says: the fact, or the reason why there is none, and what was irregular.
 * Values only; no rule decides here.
 */
package vn.dossier.classify.verdict;
