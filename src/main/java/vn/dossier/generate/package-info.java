/**
 * Makes a source out of nothing, as large as one likes: dossiers that look like a province's, with
 * the dirt of real ones, for benchmarks and trials; and changes a share of them as a night finds
 * them changed. The same seed gives the same rows on every engine. Nobody's data is in it.
 */
package vn.dossier.generate;
