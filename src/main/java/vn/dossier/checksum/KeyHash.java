package vn.dossier.checksum;

/** A hash of 64 bits for a key, so that many keys can be remembered in eight bytes each. */
public final class KeyHash {

  private KeyHash() {}

  /** FNV-1a, and then mixed, for its last characters have hardly reached the upper bits. */
  public static long of(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
