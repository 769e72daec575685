package vn.dossier.report.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables with a title, for people: every text as it is shown.
 *
 * @param language code of the language it is in
 */
public record Document(
    String language, String title, String summary, List<Section> sections, List<String> notes) {

  public Document {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /** A table; its first column heads the rows. */
  public record Section(String title, List<String> columns, List<List<String>> rows) {

    public Section {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** Plain text; lines end with a line feed, the last one too. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of(title, summary));
    for (Section section : sections) {
      lines.add("");
      lines.add(section.title());
      Table table = new Table("  ", section.columns().toArray(String[]::new));
      section.rows().forEach(row -> table.add(row.toArray()));
      lines.addAll(table.lines());
    }
    lines.add("");
    notes.forEach(note -> lines.add("  - " + note));
    return lines.stream().map(line -> PlainText.line(line) + "\n").collect(Collectors.joining());
  }

  /** A page in one file that needs nothing else. */
  public String html() {
    return new Page(Document.class, "document.html").render(this);
  }
}
