package vn.dossier.warehouse.worker;

/**
 * A step whose partitions workers may take.
 *
 * @param jobExecutionId execution of the run
 * @param takes what names the workers that may take them
 * @param sourceServer where the run reads the source
 * @param sourcePosition how far that server was when the run was planned; null when it cannot tell
 */
public record SharedStep(
    long jobExecutionId, String takes, String sourceServer, String sourcePosition) {}
