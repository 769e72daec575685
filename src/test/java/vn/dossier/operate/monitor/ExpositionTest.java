package vn.dossier.operate.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The text that node_exporter and the Pushgateway take. */
class ExpositionTest {

  @Test
  void everyGaugeSaysWhatItIsAndTheTextEndsWithItsLine() {
    Exposition gauges =
        new Exposition()
            .gauge("a", "The first.", 3)
            .gauge("left_out", "Not known.", null)
            .gauge("b", "By letter.", "letter", new TreeMap<>(Map.of("x", 1L, "y", 20L)))
            .gauge("c", "A part.", 12_345_678.5);
    assertThat(gauges)
        .hasToString(
            """
            # HELP a The first.
            # TYPE a gauge
            a 3
            # HELP b By letter.
            # TYPE b gauge
            b{letter="x"} 1
            b{letter="y"} 20
            # HELP c A part.
            # TYPE c gauge
            c 12345678.5
            """);
  }

  @Test
  void aLabelCannotEndItsLine() {
    assertThat(new Exposition().gauge("a", "X.", "l", Map.of("q\"b\\n\n", 1)).toString())
        .endsWith("a{l=\"q\\\"b\\\\n\\n\"} 1\n");
  }

  /** As a Pushgateway does with POST: a gauge is replaced with all its labels, others stay. */
  @Test
  void whatIsNotKnownNowStaysAsItWas() {
    String earlier =
        """
        # HELP a Old.
        # TYPE a gauge
        a{l="1"} 1
        a{l="2"} 2
        # HELP ab Another.
        # TYPE ab gauge
        ab 7
        """;
    assertThat(new Exposition().gauge("a", "New.", 9).over(earlier))
        .hasToString(
            """
            # HELP a New.
            # TYPE a gauge
            a 9
            # HELP ab Another.
            # TYPE ab gauge
            ab 7
            """);
  }
}
