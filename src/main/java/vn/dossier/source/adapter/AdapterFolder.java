package vn.dossier.source.adapter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.SetupException;

/**
 * The files of an adapter: source/ADAPTER of the jobs folder.
 *
 * @param jobs where it is
 * @param name name of the adapter, such as {@code one-stop}
 */
record AdapterFolder(JobsFolder jobs, String name) {

  /** What an adapter may have right in its folder beside its SELECTs: the tables, for tests. */
  private static final String TABLES = "schema";

  /** Where a file is in the jobs folder. */
  String path(String file) {
    return "source/%s/%s".formatted(name, file);
  }

  boolean has(String file) {
    return jobs.has(path(file));
  }

  /**
   * The text of a file.
   *
   * @throws SetupException when it is not there
   */
  String read(String file) {
    return jobs.read(path(file));
  }

  /** Refuses SQL that nobody reads: a filter in it would be missed, and the figures would move. */
  void refuseUnread() {
    refuseUnread(
        "",
        Stream.concat(Stream.of(TABLES), CanonicalColumns.all().tables().keySet().stream())
            .toList(),
        "no SELECT of an adapter, which has seven and no statement for each purpose as before 1.5.0");
    refuseUnread("own/", SourceStatements.names(), "no statement of the program");
  }

  private void refuseUnread(String folder, List<String> known, String why) {
    jobs.own(path(folder)).stream()
        .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(".sql"))
        .filter(file -> !known.contains(file.substring(0, file.length() - ".sql".length())))
        .findFirst()
        .ifPresent(
            file -> {
              throw new SetupException(
                  "%s is %s: move what it says to where it is read, and delete it (see changes.md)"
                      .formatted(path(folder + file), why));
            });
  }

  /** The statement that it brings for a purpose, own/STATEMENT.sql; nothing when it has none. */
  Optional<String> own(String statement) {
    String file = "own/%s.sql".formatted(statement);
    if (!has(file)) {
      return Optional.empty();
    }
    String text = read(file);
    // What it holds is packed now, and would be taken for the marks of other buckets
    if (text.contains(":bucketMarks")) {
      throw new SetupException(
          "%s names :bucketMarks, which is packed since version 1.6.2: write ifnull(substring(uncompress(:packedMarks), 1 + ..., 1), '1') = '1'"
              .formatted(path(file)));
    }
    return Optional.of(text);
  }

  /** What adapter.yml says. */
  AdapterDescription description() {
    String file = path("adapter.yml");
    return AdapterDescription.of(file, jobs.yaml(file));
  }

  /** What contract.yml says: table to column to expected type. */
  Map<String, Map<String, String>> contract() {
    String file = path("contract.yml");
    Object said = jobs.yaml(file);
    if (!(said instanceof Map<?, ?> tables)) {
      throw new SetupException("%s: write TABLE: {COLUMN: TYPE}".formatted(file));
    }
    Map<String, Map<String, String>> contract = new LinkedHashMap<>();
    tables.forEach(
        (table, columns) -> {
          if (!(columns instanceof Map<?, ?> types)) {
            throw new SetupException("%s: %s: write TABLE: {COLUMN: TYPE}".formatted(file, table));
          }
          Map<String, String> byColumn = new LinkedHashMap<>();
          types.forEach((column, type) -> byColumn.put(text(file, column), String.valueOf(type)));
          contract.put(text(file, table), byColumn);
        });
    return contract;
  }

  /** What personal.yml says: table to columns; empty without such a file. */
  Map<String, List<String>> personal() {
    String file = path("personal.yml");
    Map<?, ?> said = jobs.has(file) ? jobs.yaml(file) : null;
    Map<String, List<String>> personal = new LinkedHashMap<>();
    if (said != null) {
      said.forEach((table, columns) -> personal.put(text(file, table), texts(file, columns)));
    }
    return personal;
  }

  /** What labels.yml says: list to labels that need no rule. */
  Map<String, List<String>> labelsWithoutRule() {
    return jobs.yaml(path("labels.yml"));
  }

  private static List<String> texts(String file, Object columns) {
    if (columns instanceof List<?> names) {
      return names.stream().map(name -> text(file, name)).toList();
    }
    throw new SetupException("%s: write TABLE: [COLUMN, COLUMN]".formatted(file));
  }

  // YAML reads a bare no, yes, on or off as true or false
  private static String text(String file, Object said) {
    if (said instanceof String name) {
      return name;
    }
    throw new SetupException(
        "%s: %s is no name: write names such as no, yes, on, off and numbers in quotes"
            .formatted(file, said));
  }
}
