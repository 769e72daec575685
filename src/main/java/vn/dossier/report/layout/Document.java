package vn.dossier.report.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables with a title, for people: every text as it is shown.
 *
 * @param heading language and publisher
 * @param origin up to when, published when, from where
 */
public record Document(
    Heading heading,
    String title,
    String summary,
    List<String> origin,
    List<Section> sections,
    List<String> notes) {

  public Document {
    origin = List.copyOf(origin);
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /**
   * @param language code of the language it is in
   * @param publisher stands above the title
   * @param notes what the notes are headed by
   */
  public record Heading(String language, String publisher, String notes) {}

  /**
   * A table; its first column heads the rows.
   *
   * @param texts how many of the first columns are texts; the others are numbers
   * @param more says how much there is, when the table is folded away and not printed; blank for
   *     one that is always shown
   */
  public record Section(
      String title, int texts, List<String> columns, List<List<String>> rows, String more) {

    public Section {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** One that is always shown. */
    public Section(String title, int texts, List<String> columns, List<List<String>> rows) {
      this(title, texts, columns, rows, "");
    }
  }

  /** What the template is filled with. */
  record Model(Document document, List<Sheet> tables) {}

  record Sheet(String title, List<Cell> columns, List<List<Cell>> rows, String more) {}

  record Cell(String text, boolean number) {}

  /** Plain text; lines end with a line feed, the last one too. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(title, summary, String.join(". ", origin) + "."));
    for (Section section : sections) {
      lines.add("");
      lines.add(section.title());
      Table table = new Table("  ", section.columns().toArray(String[]::new));
      section.rows().forEach(row -> table.add(row.toArray()));
      lines.addAll(table.lines());
    }
    lines.add("");
    lines.add(heading.notes());
    notes.forEach(note -> lines.add("  - " + note));
    return lines.stream().map(line -> PlainText.line(line) + "\n").collect(Collectors.joining());
  }

  /** A page in one file that needs nothing else. */
  public String html() {
    return new Page(Document.class, "document.html")
        .render(new Model(this, sections.stream().map(Document::sheet).toList()));
  }

  private static Sheet sheet(Section section) {
    return new Sheet(
        section.title(),
        cells(section.columns(), section.texts()),
        section.rows().stream().map(row -> cells(row, section.texts())).toList(),
        section.more());
  }

  private static List<Cell> cells(List<String> row, int texts) {
    return IntStream.range(0, row.size()).mapToObj(i -> new Cell(row.get(i), i >= texts)).toList();
  }
}
