package vn.dossier.source.adapter;

import java.util.List;
import java.util.Map;

/**
 * The files with SQL of an adapter as they are now, read once however many columns are asked for.
 *
 * @param named what each names, by file, such as {@code dossiers.sql}
 */
record SqlFiles(Map<String, NamedColumns> named) {

  /** The files that name a column. */
  List<String> naming(String table, String column) {
    return named.entrySet().stream()
        .filter(file -> file.getValue().has(table, column))
        .map(Map.Entry::getKey)
        .toList();
  }
}
