package vn.dossier.benchmark.plain;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of fact_dossier. */
record Fact(
    RawDossier of,
    int agencyKey,
    int procedureKey,
    LocalDate finished,
    String channel,
    boolean channelMissing,
    boolean online766,
    boolean resultDue,
    boolean digitised766,
    boolean withdrawn,
    boolean open,
    String timeliness) {

  void bind(PreparedStatement statement) throws SQLException {
    bind(statement, 1, values());
  }

  /** With the columns that the program has beside these; nothing is spent on its hash. */
  void bindWhole(PreparedStatement statement) throws SQLException {
    Object[] values = values();
    bind(statement, 1, values);
    bind(
        statement,
        1 + values.length,
        of.accepted().withDayOfMonth(1),
        open ? "PROCESSING" : null,
        "0123456789abcdef",
        of.id().replace("-", "").substring(0, 32),
        (of.code() == null ? of.id() : of.code()).hashCode() & 0x7FFFF,
        1L);
  }

  private Object[] values() {
    RawDossier.Money money = of.money();
    return new Object[] {
      of.id(),
      of.code(),
      agencyKey,
      procedureKey,
      of.accepted(),
      finished,
      of.due(),
      of.status(),
      channel,
      of.serviceLevel(),
      channelMissing,
      channel.equals("ONLINE"),
      online766,
      of.digitised(),
      resultDue,
      resultDue && of.file(),
      digitised766,
      of.reused(),
      money.obligation(),
      money.pending() && !money.obligation(),
      money.exempt() && !money.obligation() && !money.pending(),
      money.cashless(),
      money.nonCash(),
      withdrawn,
      open,
      timeliness,
      money.due(),
      money.online(),
      money.transfer(),
      money.cash()
    };
  }

  private static void bind(PreparedStatement statement, int first, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(first + i, values[i]);
    }
  }
}
