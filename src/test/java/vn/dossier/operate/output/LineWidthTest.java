package vn.dossier.operate.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines for a terminal, and for everything else. */
class LineWidthTest {

  @Test
  void whatFitsStaysAsItIs() {
    String text = "Reason   Dossiers\nNO_DATE         3\n";

    assertThat(new LineWidth(60).fold(text).lines())
        .containsExactlyElementsOf(text.lines().toList());
  }

  @Test
  void aLineThatIsTooWideGoesOnUnderItsLastColumn() {
    String line =
        "  online  no   the channel is 1 and the counter took it, so nobody sent it by wire";

    assertThat(new LineWidth(60).fold(line).lines())
        .containsExactly(
            "  online  no   the channel is 1 and the counter took it, so",
            "               nobody sent it by wire");
  }

  /** Else a word a line would stand at the right edge. */
  @Test
  void aColumnWithoutRoomBelowIsNone() {
    String line = "  online  the channel is 1 and the counter took it so      R1  by wire alone";

    assertThat(new LineWidth(60).fold(line).lines())
        .containsExactly(
            "  online  the channel is 1 and the counter took it so  R1", "          by wire alone");
  }

  /** A command or a path must be copied whole. */
  @Test
  void aWordIsNeverBroken() {
    String path = "/var/lib".repeat(10);

    assertThat(new LineWidth(60).fold("  error  cannot read " + path).lines())
        .containsExactly("  error  cannot read", "         " + path);
  }

  @Test
  void elsewhereALineStaysOne() {
    String line = "a word ".repeat(100);

    assertThat(LineWidth.ANY.fold(line)).isEqualTo(line);
  }
}
