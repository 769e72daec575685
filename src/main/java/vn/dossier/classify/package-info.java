/**
 * The rules: what a raw dossier counts as, and why (src/docs/rules.md). Pure Java: no Spring,
 * database, clock or input may enter.
 */
package vn.dossier.classify;
