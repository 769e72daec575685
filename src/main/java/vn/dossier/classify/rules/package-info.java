/**
 * The code lists of jobs/rules, parsed: which code or label means what. What follows from a meaning
 * is decided one package above.
 */
package vn.dossier.classify.rules;
