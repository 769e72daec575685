package vn.dossier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dossier.report.figure.Language;
import vn.dossier.report.layout.Page;
import vn.dossier.report.words.Wording;

/** The data dictionary of the warehouse (etl_dictionary, etl_dictionary_vi), as a document. */
public final class DictionaryReader {

  private static final String ROWS =
      """
      SELECT object_name, column_name, kind, sentence, sentence AS english, source_rule
      FROM etl_dictionary
      ORDER BY place
      """;

  private static final String ROWS_IN_VIETNAMESE =
      """
      SELECT v.object_name, v.column_name, v.kind, v.sentence, e.sentence AS english, v.source_rule
      FROM etl_dictionary_vi v
      LEFT JOIN etl_dictionary e ON e.object_name = v.object_name AND e.column_name = v.column_name
      ORDER BY v.place
      """;

  private final JdbcClient warehouse;

  DictionaryReader(JdbcClient warehouse) {
    this.warehouse = warehouse;
  }

  /** In Markdown: a heading for each table and view, a table of its columns. */
  public String markdown(Language language) {
    Wording wording = new Wording(language);
    StringBuilder text = new StringBuilder("# %s\n".formatted(wording.text("dictionary_title")));
    for (Described object : read(wording)) {
      text.append("\n## %s (%s)\n\n%s\n".formatted(object.name(), object.kind(), object.grain()));
      if (!object.rule().isEmpty()) {
        text.append("\n%s\n".formatted(object.rule()));
      }
      if (!object.columns().isEmpty()) {
        text.append(
            "\n| %s | %s |\n|---|---|\n"
                .formatted(wording.text("dictionary_column"), wording.text("dictionary_holds")));
        object
            .columns()
            .forEach(c -> text.append("| `%s` | %s |\n".formatted(c.name(), cell(c.sentence()))));
      }
    }
    return text.toString();
  }

  private static String cell(String sentence) {
    return sentence.replace("|", "\\|");
  }

  /** The same as a page. */
  public String html(Language language) {
    Wording wording = new Wording(language);
    return new Page(DictionaryReader.class, "dictionary.html")
        .render(new Model(wording.all(), read(wording)));
  }

  /**
   * @param t what stands around the objects
   */
  record Model(Map<String, String> t, List<Described> objects) {}

  /**
   * @param kind table or view
   * @param lang of its sentences: en where nobody has said them in Vietnamese
   * @param rule blank when there is none
   */
  record Described(
      String name, String kind, String lang, String grain, String rule, List<Column> columns) {}

  record Column(String name, String sentence) {}

  private List<Described> read(Wording wording) {
    List<Described> objects = new ArrayList<>();
    warehouse
        .sql(wording.language() == Language.VI ? ROWS_IN_VIETNAMESE : ROWS)
        .query(
            rs -> {
              String kind = rs.getString("kind").toLowerCase(Locale.ROOT);
              String rule = rs.getString("source_rule");
              if (kind.equals("column")) {
                objects
                    .get(objects.size() - 1)
                    .columns()
                    .add(new Column(rs.getString("column_name"), rs.getString("sentence")));
              } else {
                objects.add(
                    new Described(
                        rs.getString("object_name"),
                        wording.text("dictionary_" + kind),
                        rs.getString("sentence").equals(rs.getString("english")) ? "en" : "vi",
                        rs.getString("sentence"),
                        rule == null ? "" : rule,
                        new ArrayList<>()));
              }
            });
    return objects;
  }
}
