package vn.dossier.nightly.plan;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a run works; jobs/nightly.yml holds the defaults with a sentence each.
 *
 * @param zone time zone in which the source's timestamps and all dates are local
 * @param partitions ranges of dossiers that are classified side by side
 * @param chunkSize dossiers, requests or papers per transaction
 * @param fullScanEvery one night in so many reads everything and recounts all cells
 * @param catchUp missed nights, the newest so many, that a night without a date makes up first
 */
@ConfigurationProperties("dossier.nightly")
public record NightlyProperties(
    @DefaultValue("Asia/Ho_Chi_Minh") ZoneId zone,
    @DefaultValue("2") int partitions,
    @DefaultValue("2000") int chunkSize,
    @DefaultValue("7") int fullScanEvery,
    @DefaultValue("7") int catchUp) {

  /** Refuses numbers with which no night can work. */
  public NightlyProperties {
    atLeastOne("partitions", partitions);
    atLeastOne("chunk-size", chunkSize);
    atLeastOne("full-scan-every", fullScanEvery);
    if (catchUp < 0) {
      throw new IllegalArgumentException(
          "dossier.nightly.catch-up is %d, and must not be negative".formatted(catchUp));
    }
  }

  private static void atLeastOne(String key, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "dossier.nightly.%s is %d, and must be at least 1".formatted(key, number));
    }
  }
}
