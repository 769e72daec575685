package vn.dossier.source.adapter;

import java.sql.Types;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column's type as far as reading it goes.
 *
 * @param family wide on purpose: vendors differ in what they call the same thing
 * @param length characters of a text that has a limit, else null
 */
record ColumnType(Family family, Integer length) {

  enum Family {
    TEXT,
    INTEGER,
    DATETIME,
    /** A number with places behind the point. */
    DECIMAL,
    /** Bytes that are no text, such as a UUID of 16; no SELECT may give them. */
    BINARY,
    /** Of a literal null, which may stand for anything. */
    NONE,
    OTHER
  }

  private static final Pattern WRITTEN =
      Pattern.compile("(text|integer|decimal|datetime|binary)(?:\\((\\d+)\\))?");

  /**
   * The type that a contract names.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ColumnType parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no type: text, text(LENGTH), integer, decimal, datetime, binary"
              .formatted(text));
    }
    String length = matcher.group(2);
    return new ColumnType(
        Family.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
        length == null ? null : Integer.valueOf(length));
  }

  /**
   * The type that a database reports.
   *
   * @param jdbcType one of {@link Types}
   * @param size characters, for a text
   */
  static ColumnType of(int jdbcType, int size) {
    return switch (jdbcType) {
      case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR ->
          new ColumnType(Family.TEXT, size);
      case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB ->
          new ColumnType(Family.TEXT, null);
      case Types.BIT, Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          new ColumnType(Family.INTEGER, null);
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          new ColumnType(Family.DATETIME, null);
      case Types.DECIMAL, Types.NUMERIC, Types.DOUBLE, Types.REAL, Types.FLOAT ->
          new ColumnType(Family.DECIMAL, null);
      case Types.NULL -> new ColumnType(Family.NONE, null);
      // A null that a server has stored aside
      case Types.BINARY, Types.VARBINARY ->
          new ColumnType(size == 0 ? Family.NONE : Family.BINARY, null);
      default -> new ColumnType(Family.OTHER, null);
    };
  }

  /** Whether a column of this type can be read where the contract asks for the other. */
  boolean fits(ColumnType contract) {
    boolean holds = contract.length == null || length != null && length <= contract.length;
    return family == contract.family && holds;
  }

  @Override
  public String toString() {
    String name = family.name().toLowerCase(Locale.ROOT);
    return length == null ? name : "%s(%d)".formatted(name, length);
  }
}
