package vn.dossier.classify.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 of a catalogue: agencies first, then procedures, each list in order of its codes. Takes
 * one list after the other, so that nobody needs to hold both.
 */
public final class CatalogueChecksum {

  private final MessageDigest digest;

  /** Of nothing so far. */
  public CatalogueChecksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Takes the agencies. */
  public CatalogueChecksum agencies(List<ResolvedAgency> agencies) {
    take(agencies.size());
    for (ResolvedAgency a : agencies) {
      take(a.code());
      take(a.ambiguous());
      take(a.identifierCode());
      take(a.name());
      take(a.level().name());
      take(a.parentCode());
      take(a.inStatistics());
      take(a.active());
      take(a.provider());
    }
    return this;
  }

  /** Takes the procedures. */
  public CatalogueChecksum procedures(List<ResolvedProcedure> procedures) {
    take(procedures.size());
    for (ResolvedProcedure p : procedures) {
      take(p.code());
      take(p.name());
      take(p.fieldCode());
      take(p.fieldName());
      take(p.serviceLevel());
      take(p.hasFee());
      take(p.yieldsResult());
    }
    return this;
  }

  /** The checksum of what was taken, 64 hexadecimal digits; ends the work. */
  public String text() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void take(Object value) {
    // With its length, so that no text runs into its neighbour; null is no empty text
    byte[] bytes = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
    String length = value == null ? "-" : bytes.length + ":";
    digest.update(length.getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
