package vn.dossier.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.dossier.classify.raw.RawComponent;

/** A pass over all children keeps what it can, and what it keeps is whole. */
class ScannedChildrenTest {

  /** Takes down what it is given. */
  private static final class Taken implements ScannedChildren.Judge<List<Integer>> {

    @Override
    public int judge(RawComponent component) {
      return Integer.parseInt(component.files());
    }

    @Override
    public void add(List<Integer> children, int said) {
      children.add(said);
    }
  }

  @Test
  void whatComponentsOfALinkSayIsPutTogether() {
    ScannedChildren<List<Integer>> scanned = new ScannedChildren<>(10, 10, new Taken());
    scanned.add(component("a", 1), 100);
    scanned.add(component("b", 2), 1000);
    scanned.add(component("a", 4), 20);
    scanned.addRequest("b");
    assertThat(said(scanned, "a")).containsExactly(5, 120L, false);
    assertThat(said(scanned, "b")).containsExactly(2, 1000L, true);
    assertThat(said(scanned, "c")).containsExactly(0, 0L, false);
  }

  @Test
  void moreLinksThanExpectedFindRoom() {
    ScannedChildren<List<Integer>> scanned = new ScannedChildren<>(0, 5000, new Taken());
    fill(scanned, 5000);
    assertThat(known(scanned, 5000)).hasSize(5000);
    wholeOrUnknown(scanned, 5000);
  }

  /** Of those that it gives up, it says so, though some were taken already. */
  @Test
  void moreLinksThanMayBeKeptAreUnknown() {
    ScannedChildren<List<Integer>> scanned = new ScannedChildren<>(10, 500, new Taken());
    fill(scanned, 5000);
    assertThat(known(scanned, 5000)).hasSizeBetween(200, 500);
    wholeOrUnknown(scanned, 5000);
  }

  @Test
  void ofMoreThanMayBeKeptAShareIsKeptFromTheStart() {
    ScannedChildren<List<Integer>> scanned = new ScannedChildren<>(5000, 500, new Taken());
    fill(scanned, 5000);
    assertThat(known(scanned, 5000)).hasSizeBetween(200, 550);
    wholeOrUnknown(scanned, 5000);
  }

  // Two components of each link, far apart, and a request of every second
  private static void fill(ScannedChildren<List<Integer>> scanned, int links) {
    for (int round = 1; round <= 2; round++) {
      for (int i = 0; i < links; i++) {
        scanned.add(component("link-" + i, round), (long) round * i);
      }
    }
    for (int i = 0; i < links; i += 2) {
      scanned.addRequest("link-" + i);
    }
  }

  private static void wholeOrUnknown(ScannedChildren<List<Integer>> scanned, int links) {
    for (int i : known(scanned, links)) {
      assertThat(said(scanned, "link-" + i)).containsExactly(3, 3L * i, i % 2 == 0);
    }
  }

  private static List<Integer> known(ScannedChildren<List<Integer>> scanned, int links) {
    return IntStream.range(0, links).filter(i -> scanned.knows("link-" + i)).boxed().toList();
  }

  private static List<Object> said(ScannedChildren<List<Integer>> scanned, String link) {
    List<Integer> children = new ArrayList<>();
    long checksum = scanned.components(link, children);
    return List.of(children.get(0), checksum, scanned.hasRequests(link));
  }

  private static RawComponent component(String link, int says) {
    return new RawComponent(link, Integer.toString(says), null, null);
  }
}
