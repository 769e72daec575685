package vn.dossier.report.semantic;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The UUIDs by which the files of a bundle know each other: the same in every export. */
final class SupersetId {

  private SupersetId() {}

  /**
   * @param kind database, dataset, chart, dashboard or metric
   * @param name unique in its kind
   */
  static String of(String kind, String name) {
    return UUID.nameUUIDFromBytes(
            "dossier-etl/%s/%s".formatted(kind, name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
