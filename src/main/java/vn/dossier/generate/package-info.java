/**
 * Makes a source out of nothing, as large as one likes, for benchmarks and trials; the same seed
 * gives the same rows on every engine. Nobody's data is in it.
 */
package vn.dossier.generate;
