package vn.dossier.nightly.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.page.KeysetReader.Page;

class ReadAheadTest {

  /** The pages [a, b], [c, d] and [e]; the last one says that none follow. */
  private static Page<String> page(String key) {
    if (key == null) {
      return new Page<>(List.of("a", "b"), "b");
    }
    return key.equals("b") ? new Page<>(List.of("c", "d"), "d") : new Page<>(List.of("e"), null);
  }

  @Test
  void pagesComeInTheirOrderAndOnce() {
    KeysetReader<String> reader =
        new KeysetReader<>(new ReadAhead<>(ReadAheadTest::page), item -> item, null);
    StringBuilder items = new StringBuilder();
    for (String item = reader.read(); item != null; item = reader.read()) {
      items.append(item);
    }
    assertThat(items.toString()).isEqualTo("abcde");
  }

  @Test
  void theNextPageIsReadBeforeAnybodyAsksForIt() throws InterruptedException {
    CountDownLatch second = new CountDownLatch(1);
    ReadAhead<String> pages =
        new ReadAhead<>(
            key -> {
              if ("b".equals(key)) {
                second.countDown();
              }
              return page(key);
            });
    pages.after(null);
    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWentWrongIsToldToWhoeverAsksForThePage() {
    IllegalStateException broken = new IllegalStateException("broken");
    ReadAhead<String> pages =
        new ReadAhead<>(
            key -> {
              if ("b".equals(key)) {
                throw broken;
              }
              return page(key);
            });
    assertThat(pages.after(null).items()).containsExactly("a", "b");
    assertThatThrownBy(() -> pages.after("b")).isSameAs(broken);
  }

  @Test
  void soIsAnErrorWhichNoMemoryIsLeftToWrap() {
    OutOfMemoryError error = new OutOfMemoryError("heap");
    ReadAhead<String> pages =
        new ReadAhead<>(
            key -> {
              if ("b".equals(key)) {
                throw error;
              }
              return page(key);
            });
    pages.after(null);
    assertThatThrownBy(() -> pages.after("b")).isSameAs(error);
  }

  /** A reader that was opened again asks for another page than the one that was read ahead. */
  @Test
  void anotherPageThanTheNextIsReadWhenItIsAskedFor() {
    ReadAhead<String> pages = new ReadAhead<>(ReadAheadTest::page);
    pages.after(null);
    assertThat(pages.after("d").items()).containsExactly("e");
  }
}
