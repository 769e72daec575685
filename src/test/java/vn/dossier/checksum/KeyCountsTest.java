package vn.dossier.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Key n is named n modulo 4 times: every fourth one never. */
class KeyCountsTest {

  private static final int KEYS = 20_000;

  private final KeyCounts counts = new KeyCounts();

  private void name(int times) {
    for (int key = 0; key < KEYS; key++) {
      for (int i = 0; i < times && i < key % 4; i++) {
        counts.add("key-" + key);
      }
    }
  }

  private void assertCounted(int most) {
    for (int key = 0; key < KEYS; key++) {
      assertThat(counts.of("key-" + key)).as("key %d", key).isEqualTo(Math.min(most, key % 4));
    }
  }

  @Test
  void eachKeyIsCountedByItself() {
    name(3);
    assertCounted(3);
  }

  /** Who has asked may name more. */
  @Test
  void keysMayBeNamedBetweenQuestions() {
    name(1);
    assertCounted(1);
    counts.add("key-0");
    assertThat(counts.of("key-0")).isEqualTo(1);
    assertThat(counts.of("key-1")).isEqualTo(1);
    assertThat(counts.of("key-4")).isZero();
  }

  @Test
  void oneKeyMayBeNamedOften() {
    for (int i = 0; i < 100_000; i++) {
      counts.add("key");
    }
    assertThat(counts.of("key")).isEqualTo(100_000);
    assertThat(counts.of("another")).isZero();
  }
}
