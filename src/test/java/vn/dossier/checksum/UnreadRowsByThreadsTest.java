package vn.dossier.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.dossier.rows.SideBySide;

/** Children of two tables come side by side, and none is lost. */
class UnreadRowsByThreadsTest {

  private static final int ROWS = 200_000;
  private static final int BUCKETS = 5;

  @Test
  void rowsOfTwoTablesAddUp() {
    UnreadRows unread = new UnreadRows();
    Supplier<Void> components =
        () -> {
          for (int i = 0; i < ROWS; i++) {
            unread.component(i % BUCKETS, 3, 0);
          }
          return null;
        };
    Supplier<Void> payments =
        () -> {
          for (int i = 0; i < ROWS; i++) {
            unread.payment(i % BUCKETS, 7, 0);
          }
          return null;
        };
    SideBySide.run(List.of(components, payments));

    RowSums source = new RowSums();
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      source.addComponents(bucket, 3L * ROWS / BUCKETS);
      source.addPayments(bucket, 7L * ROWS / BUCKETS);
      assertThat(unread.account(new RowSums(), source, bucket)).isTrue();
    }
  }
}
