/**
 * A command as a trace of OpenTelemetry: itself, its jobs, steps and partitions as the warehouse
 * keeps them, and the statements that were slow. Written as one document at the end, without a
 * library; where no address is set, nothing of this package exists at run time.
 */
package vn.dossier.operate.trace;
