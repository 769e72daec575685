package vn.dossier.generate.row;

import java.sql.SQLException;

/** Takes rows of the source's tables and writes them in large transactions. */
public interface RowSink extends AutoCloseable {

  /** Takes a row: a text, a number or null for each column; dates are texts. */
  void add(GeneratedTable table, Object... row) throws SQLException;

  /** Writes and commits what was taken. */
  void flush() throws SQLException;

  @Override
  void close() throws SQLException;
}
