/**
 * classify-dossiers on several machines, by Spring Batch's remote partitioning: the night sends its
 * partitions through a queue in the warehouse, works on them itself, and hands on those of workers
 * that died. Nothing here is built, nor loaded, unless workers are enabled.
 */
package vn.dossier.nightly.workers;
