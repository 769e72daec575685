package vn.dossier.warehouse.load;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The least and the greatest of some ids. Where a table holds none between them, it holds none of
 * them: one look instead of thousands.
 */
record KeyRange(String first, String last) {

  private static final char ASCII = 0x7F;

  /**
   * Whether a table holds nothing between the least and the greatest of some ids, as in a first
   * load.
   *
   * @param between looks for one row between two ids
   */
  static boolean isFree(JdbcTemplate warehouse, String between, Collection<String> ids) {
    KeyRange range = of(ids);
    return range != null
        && warehouse.queryForList(between, String.class, range.first(), range.last()).isEmpty();
  }

  // Null where there are none, or where engines might not agree on their order
  private static KeyRange of(Collection<String> ids) {
    String first = null;
    String last = null;
    for (String id : ids) {
      if (!id.chars().allMatch(c -> c <= ASCII)) {
        return null;
      }
      if (first == null || id.compareTo(first) < 0) {
        first = id;
      }
      if (last == null || id.compareTo(last) > 0) {
        last = id;
      }
    }
    return first == null ? null : new KeyRange(first, last);
  }
}
