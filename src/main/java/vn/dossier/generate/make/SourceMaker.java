package vn.dossier.generate.make;

import java.sql.SQLException;
import java.time.LocalDate;
import vn.dossier.generate.row.RowSink;

/** Makes the rows of a source: its catalogues, and each dossier from its number alone. */
public interface SourceMaker {

  /** Writes the catalogues. */
  void catalogues(RowSink rows) throws SQLException;

  /**
   * Writes a dossier with all that belongs to it.
   *
   * @param number counted from 0
   * @param day on which it was accepted
   * @param position within the day, from 1
   */
  void make(long number, LocalDate day, long position, RowSink rows) throws SQLException;
}
