/**
 * The rules: what a raw dossier counts as, and why. Pure Java without Spring, database, clock or
 * input; what is particular to one source stands in the code lists of jobs/rules.
 */
package vn.dossier.classify;
