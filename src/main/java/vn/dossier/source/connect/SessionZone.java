package vn.dossier.source.connect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time zone of the sessions at the source: what a TIMESTAMP column is read in.
 *
 * @param zone as set
 */
record SessionZone(ZoneId zone) {

  /** No system of today holds dossiers from before. */
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * As a server takes it: the offset, where the zone has had one alone ever since; else its name,
   * which only a server knows whose time zone tables are loaded.
   */
  String onServer() {
    if (zone.getRules().nextTransition(OLDEST) != null) {
      return zone.getId();
    }
    ZoneOffset offset = zone.getRules().getOffset(OLDEST);
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }

  @Override
  public String toString() {
    String onServer = onServer();
    return onServer.equals(zone.getId()) ? onServer : "%s (%s)".formatted(zone, onServer);
  }
}
