package vn.dossier.source;

/**
 * A range of ids in the source's own order, which only the source compares.
 *
 * @param after ids greater than this one; null for no bound
 * @param upto ids up to this one, itself included; null for no bound
 */
public record IdRange(String after, String upto) {

  /** Every id. */
  public static final IdRange ALL = new IdRange(null, null);

  /** What is left of the range after an id has been read. */
  public IdRange from(String id) {
    return new IdRange(id, upto);
  }
}
