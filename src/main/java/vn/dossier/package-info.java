/**
 * dossier-etl: the nightly job that turns raw dossiers into the public figures of a province. The
 * packages follow the flow: {@code source} reads, {@code checksum} finds where it changed, {@code
 * classify} applies the rules, {@code warehouse} stores, {@code nightly} orders the steps, {@code
 * report} shows the figures, {@code operate} is the command line; {@code generate}, apart from all
 * this, makes sources for benchmarks and trials, and {@code rows}, below it, takes many rows
 * through little memory. Dependencies point one way: classify and checksum know nobody; source and
 * warehouse know these two; nightly knows these four; report reads the warehouse over SQL alone;
 * operate starts all.
 */
package vn.dossier;
