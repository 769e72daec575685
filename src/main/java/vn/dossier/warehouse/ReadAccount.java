package vn.dossier.warehouse;

import java.util.BitSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dossier.fingerprint.RowSums;
import vn.dossier.fingerprint.SourceReading;
import vn.dossier.fingerprint.UnreadRows;

/**
 * Whether the rows that a run has read account for the checksums of the source. They do when read
 * and unread rows add up to them: then every row was read in the very state that the checksum
 * stands for, whatever it was before and has been since.
 */
final class ReadAccount {

  private static final Logger log = LoggerFactory.getLogger(ReadAccount.class);

  private final UnreadChecksums known;

  ReadAccount(JdbcTemplate warehouse) {
    this.known = new UnreadChecksums(warehouse);
  }

  /**
   * The buckets that do not add up: something changed there while the run was reading.
   *
   * @param buckets those that the run has read whole
   * @param source what the source computed over all of their rows
   */
  BitSet unaccounted(BitSet buckets, RowSums source, SourceReading reading) {
    RowSums read = reading.read().sums();
    RowSums unread = known.read();
    BitSet open = new BitSet();
    buckets.stream().filter(b -> !source.isMadeOf(read, unread, b)).forEach(open::set);
    if (!open.isEmpty()) {
      log.info("Looking for rows of {} buckets that the run has not read", open.cardinality());
      UnreadRows found = reading.unread(open);
      BitSet explained = new BitSet();
      open.stream()
          .filter(b -> !found.overlooked().get(b) && source.isMadeOf(read, found.rows(), b))
          .forEach(explained::set);
      explained.stream().forEach(b -> unread.copy(found.rows(), b));
      known.write(unread, explained);
      open.andNot(explained);
    }
    // Where different statements met different states, none of the sums need tell
    BitSet doubtful = reading.read().doubtful();
    doubtful.and(buckets);
    open.or(doubtful);
    return open;
  }
}
