/**
 * The peer of the benchmark: the same facts and three of the aggregates by Spring Batch as its
 * manual shows it, which a competent person writes in a day. It reads and upserts everything each
 * night. It keeps no quarantine, no history and no money by day, retires and verifies nothing, and
 * whoever reads meanwhile sees half a load. Nothing of the program may enter.
 */
package vn.dossier.benchmark.plain;
