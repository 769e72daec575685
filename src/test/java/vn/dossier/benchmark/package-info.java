/**
 * What a night costs, against the same facts rebuilt by hand-written SQL inside the server
 * (jobs/benchmark), by plain Spring Batch (plain) and by Spark SQL (src/test/spark): whole
 * processes, in turn, in one run. Not a test, and not part of the jar.
 */
package vn.dossier.benchmark;
