package vn.dossier.warehouse.fence;

/**
 * A worker's right to a partition.
 *
 * @param jobExecutionId execution of which it is one
 * @param stepExecutionId the partition; one that is handed over goes on under another number
 * @param workerId who has it
 */
public record Claim(long jobExecutionId, long stepExecutionId, long workerId) {}
