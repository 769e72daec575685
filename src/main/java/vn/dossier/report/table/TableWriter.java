package vn.dossier.report.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Rows written one by one, so that a table may be larger than the memory. */
public interface TableWriter extends Closeable {

  /** Comes once, before the first row. */
  void header(List<String> columns) throws IOException;

  /**
   * @param values numbers, dates (LocalDate), texts and nulls, as many as columns
   */
  void row(List<?> values) throws IOException;
}
