/**
 * What a judgement says: the fact, or the reason why there is none, and what was odd. Values only;
 * no rule decides here.
 */
package vn.dossier.classify.verdict;
