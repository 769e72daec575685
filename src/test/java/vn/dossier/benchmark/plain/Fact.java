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
    RawDossier.Money money = of.money();
    Object[] values = {
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
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
