/**
 * A peer of the benchmark: the same facts and three of the aggregates by Spark SQL, over JDBC from
 * the source and into a schema of its own. It reads everything each night and keeps nothing of the
 * past. Nothing of the program may enter.
 */
package vn.dossier.benchmark.spark;
