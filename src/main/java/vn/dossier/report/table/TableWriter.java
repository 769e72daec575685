package vn.dossier.report.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Rows written one by one, so that a table may be larger than the memory. */
public interface TableWriter extends Closeable {

  /**
   * Begins another table, where the file has room for several; comes before its header.
   *
   * @param name of the sheet
   */
  default void sheet(String name) throws IOException {}

  /**
   * Words about the tables, where the file has room for them; comes last.
   *
   * @param name of the sheet
   * @param lines cells of each line
   */
  default void notes(String name, List<List<String>> lines) throws IOException {}

  /** Comes once a table, before the first row. */
  void header(List<String> columns) throws IOException;

  /**
   * @param values numbers, dates (LocalDate), texts and nulls, as many as columns
   */
  void row(List<?> values) throws IOException;
}
