/**
 * Processes that share the partitions of a step: who they are, who has which partition, and what
 * they have read. Times are the server's, whatever the clocks of the hosts say.
 */
package vn.dossier.warehouse.worker;
