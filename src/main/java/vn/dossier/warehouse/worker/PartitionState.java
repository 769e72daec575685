package vn.dossier.warehouse.worker;

import java.time.LocalDateTime;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;

/**
 * A partition as its row shows it.
 *
 * @param stepExecutionId its number
 * @param version of the row
 * @param status Spring Batch's
 * @param exitStatus with the cause when it failed
 * @param read rows read
 * @param written rows written
 * @param commits chunks committed
 * @param rollbacks chunks rolled back
 * @param startedAt by the clock of its worker; null before
 * @param endedAt the same; null before
 * @param workerId who has it; null while nobody has
 * @param released whether that worker has done with it
 * @param claimed seconds since that worker took it; null when nobody has it
 * @param silence seconds since that worker was last heard of; null when nobody has it
 */
public record PartitionState(
    long stepExecutionId,
    int version,
    BatchStatus status,
    ExitStatus exitStatus,
    long read,
    long written,
    long commits,
    long rollbacks,
    LocalDateTime startedAt,
    LocalDateTime endedAt,
    Long workerId,
    boolean released,
    Long claimed,
    Long silence) {}
