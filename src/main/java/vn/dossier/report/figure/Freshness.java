package vn.dossier.report.figure;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What the view etl_freshness says.
 *
 * @param businessDate the greatest business date published
 * @param jobExecutionId the run that published last
 * @param publishedAt when it did, in local time
 */
public record Freshness(
    LocalDate businessDate, long jobExecutionId, LocalDateTime publishedAt, boolean provisional) {}
