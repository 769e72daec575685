package vn.dossier.report.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  /** Codes and names come from the source, and may hold anything. */
  @Test
  void aCellCannotBreakItsLineOrMoveTheCursor() {
    Table table = new Table("", "Agency", " Dossiers");
    table.add("SYT\r\nSXD\u001B[2J", 3L);

    assertThat(table.render().replaceAll(" +", " ").lines())
        .containsExactly("Agency Dossiers", "SYT SXD [2J 3");
  }
}
