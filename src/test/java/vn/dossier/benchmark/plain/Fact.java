package vn.dossier.benchmark.plain;

import java.time.LocalDate;
import java.util.stream.Stream;

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

  /** In the order of upsert.sql. */
  Object[] values() {
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

  /** With the columns that the program has beside these; nothing is spent on its hash. */
  Object[] wholeValues() {
    return Stream.of(
            values(),
            new Object[] {
              of.accepted().withDayOfMonth(1),
              open ? "PROCESSING" : null,
              "0123456789abcdef",
              of.id().replace("-", "").substring(0, 32),
              (of.code() == null ? of.id() : of.code()).hashCode() & 0x7FFFF,
              1L
            })
        .flatMap(Stream::of)
        .toArray();
  }
}
