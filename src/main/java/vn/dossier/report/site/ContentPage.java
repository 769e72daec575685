package vn.dossier.report.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dossier.report.layout.Page;
import vn.dossier.report.layout.SiteFrame;
import vn.dossier.report.layout.SiteFrame.Link;

/**
 * A page of words and tables: every text as it is shown.
 *
 * @param t the words of the language, by key
 */
record ContentPage(
    SiteFrame frame,
    Map<String, String> t,
    String centre,
    String title,
    String lead,
    List<String> origin,
    List<Block> blocks,
    List<String> contact) {

  /** A part of the page under a heading of its own. */
  record Block(
      String id, String heading, List<String> paragraphs, List<Link> links, List<Grid> tables) {

    Block(String id, String heading, String... paragraphs) {
      this(id, heading, List.of(paragraphs), List.of(), List.of());
    }

    Block(String id, String heading, List<String> paragraphs, Grid... tables) {
      this(id, heading, paragraphs, List.of(), List.of(tables));
    }
  }

  /**
   * A table; its first column heads the rows.
   *
   * @param sameAsHeading whether the heading above says the same, so that it need not be seen twice
   */
  record Grid(String caption, boolean sameAsHeading, List<Cell> columns, List<List<Cell>> rows) {

    Grid(String caption, List<Cell> columns, List<List<Cell>> rows) {
      this(caption, false, columns, rows);
    }
  }

  /**
   * @param href blank when it leads nowhere
   * @param note behind the text; blank for none
   */
  record Cell(String text, boolean number, boolean code, String href, String note) {

    static Cell text(String text) {
      return new Cell(text, false, false, "", "");
    }

    static Cell number(String text) {
      return new Cell(text, true, false, "", "");
    }

    static Cell code(String text) {
      return new Cell(text, false, true, "", "");
    }

    static Cell link(String text, String href, String note) {
      return new Cell(text, false, false, href, note);
    }
  }

  static List<Cell> texts(String... texts) {
    return Stream.of(texts).map(Cell::text).toList();
  }

  byte[] bytes() {
    return new Page(ContentPage.class, "page.html").render(this).getBytes(StandardCharsets.UTF_8);
  }
}
