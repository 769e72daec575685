package vn.dossier.wholenights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * A line of bad-values.txt: one kind of bad input, and where its dossier has to end.
 *
 * @param name what is bad
 * @param holders the databases that can hold it
 * @param stored what the source holds
 * @param place where the dossier has to be after the night
 * @param reason of exclusion or rejection; null otherwise
 * @param figures expected values by column, still with their placeholders
 * @param warnings codes that it adds to the run
 */
record BadValue(
    String name,
    Holders holders,
    List<Part> stored,
    Place place,
    String reason,
    Map<String, String> figures,
    List<String> warnings) {

  /** Which databases take such a value. */
  enum Holders {
    ANY,
    SERVER,
    BYTEWISE
  }

  /** In which of the places a dossier can be. */
  enum Place {
    LOADED,
    EXCLUDED,
    REJECTED,
    NOWHERE
  }

  /**
   * A row that is added or changed.
   *
   * @param row which row
   * @param columns values by column, still with their placeholders
   */
  record Part(String row, Map<String, String> columns) {}

  /** Every line of the table. */
  static List<BadValue> all() {
    try {
      return new ClassPathResource("vn/dossier/wholenights/bad-values.txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# ") && !line.equals("#"))
          .map(BadValue::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadValue of(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::trim).toList();
    String[] end = cells.get(3).split(" ");
    return new BadValue(
        cells.get(0),
        Holders.valueOf(cells.get(1).toUpperCase()),
        Stream.of(cells.get(2).split(" ; ")).map(String::trim).map(BadValue::part).toList(),
        Place.valueOf(end[0].toUpperCase()),
        end.length == 1 ? null : end[1],
        columns(cells.get(4)),
        cells.get(5).isEmpty() ? List.of() : List.of(cells.get(5).split(", ")));
  }

  private static Part part(String text) {
    String[] rowAndColumns = text.split(" ", 2);
    return new Part(
        rowAndColumns[0], rowAndColumns.length == 1 ? Map.of() : columns(rowAndColumns[1]));
  }

  private static Map<String, String> columns(String text) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> all = new ArrayList<>(text.isEmpty() ? List.of() : List.of(text.split(", ")));
    for (String column : all) {
      String[] nameAndValue = column.split("=", 2);
      columns.put(nameAndValue[0].trim(), nameAndValue[1]);
    }
    return columns;
  }

  @Override
  public String toString() {
    return name;
  }
}
