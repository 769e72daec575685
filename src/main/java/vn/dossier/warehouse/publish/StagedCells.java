package vn.dossier.warehouse.publish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.dossier.warehouse.run.CellPlace;
import vn.dossier.warehouse.run.RecountScope;
import vn.dossier.warehouse.sql.SqlFile;

/**
 * The cells of each aggregate that are computed aside: table stage_NAME, statement
 * aggregate/NAME.sql; or, while nothing is published, the many ones where they will be shown.
 */
enum StagedCells {
  DOSSIER_DAILY("DELETE FROM stage_dossier_daily", Of.FACTS),
  DOSSIER_MONTHLY("DELETE FROM stage_dossier_monthly", Of.FACTS),
  COMPLETION_DAILY("DELETE FROM stage_completion_daily", Of.FACTS),
  COLLECTION_DAILY("DELETE FROM stage_collection_daily", Of.COLLECTIONS),
  DIGITISED_RESULT_DAILY("DELETE FROM stage_digitised_result_daily", Of.DIGITISED_RESULTS),
  E_RECEIPT_MONTHLY("DELETE FROM stage_e_receipt_monthly", Of.RECEIPTS),
  BACKLOG_DAILY("DELETE FROM stage_backlog_daily", Of.SNAPSHOT),
  BACKLOG_AGEING("DELETE FROM stage_backlog_ageing", Of.AGES),
  AGENCY_MONTHLY("DELETE FROM stage_agency_monthly", Of.SUMS_OF_FACTS),
  COLLECTION_MONTHLY("DELETE FROM stage_collection_monthly", Of.SUMS_OF_COLLECTIONS);

  private enum Of {
    /** Of the touched cells; a run that recounts every cell has another statement, all_NAME. */
    FACTS,
    /** Of the touched cells; a run that recounts every day has another statement, all_NAME. */
    COLLECTIONS,
    /** Of all months in reach. */
    RECEIPTS,
    /** Of all days in reach. */
    DIGITISED_RESULTS,
    /** Of open facts, once for each date that is over. */
    SNAPSHOT,
    /** Of open facts, which grow older whether anything was touched or not. */
    AGES,
    /**
     * Cells of facts summed up, and what is past its due date in the month that is not over; all
     * months, whatever was touched. A run that recounts every cell has another statement, all_NAME.
     */
    SUMS_OF_FACTS,
    /** Cells of collections summed up; all months. Another statement, all_NAME, for every day. */
    SUMS_OF_COLLECTIONS
  }

  private final String clear;
  private final Of kind;

  StagedCells(String clear, Of kind) {
    this.clear = clear;
    this.kind = kind;
  }

  /**
   * Whether a run computes them.
   *
   * @param takesBacklog whether it takes a snapshot
   */
  boolean isComputed(RecountScope recount, boolean takesBacklog) {
    return switch (kind) {
      case FACTS -> recount.cells();
      case COLLECTIONS, SUMS_OF_COLLECTIONS -> recount.collections();
      case RECEIPTS -> recount.receipts();
      case DIGITISED_RESULTS -> recount.digitisedResults();
      case SNAPSHOT -> takesBacklog;
      case AGES, SUMS_OF_FACTS -> true;
    };
  }

  /** Whether they are computed of others that are staged. */
  private boolean isSummed() {
    return kind == Of.SUMS_OF_FACTS || kind == Of.SUMS_OF_COLLECTIONS;
  }

  /**
   * All of them as they are computed: chains that do not need each other, longest first, each with
   * its sums behind what they are of.
   */
  static List<List<StagedCells>> chains() {
    return List.of(
        List.of(COLLECTION_DAILY, COLLECTION_MONTHLY),
        List.of(DOSSIER_MONTHLY, COMPLETION_DAILY, AGENCY_MONTHLY),
        List.of(DOSSIER_DAILY),
        List.of(DIGITISED_RESULT_DAILY),
        List.of(E_RECEIPT_MONTHLY),
        List.of(BACKLOG_DAILY),
        List.of(BACKLOG_AGEING));
  }

  /** Name of the aggregate, and of its statements. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Forgets the cells that an earlier run, or attempt, computed. */
  void clear(JdbcTemplate warehouse) {
    warehouse.update(clear);
  }

  /**
   * Computes the cells of a run: every cell, or those that were touched.
   *
   * @return how many
   */
  int compute(
      NamedParameterJdbcTemplate named, RecountScope recount, MapSqlParameterSource parameters) {
    if (isInPlace(recount)) {
      named.update(ofTable("aggregate/clear_in_place"), parameters);
    }
    String statement = isWhole(recount) ? "all_" + text() : text();
    return named.update(
        SqlFile.read(StagedCells.class, "aggregate/" + statement, recount.place().fragments()),
        parameters);
  }

  /**
   * Puts them in the place of the published cells that differ, among all or those that were
   * touched, unless they are there already; a snapshot in that of one taken before its day was
   * over.
   */
  void publish(
      NamedParameterJdbcTemplate named, RecountScope recount, MapSqlParameterSource parameters) {
    if (isInPlace(recount)) {
      sign(named, parameters);
      return;
    }
    String remove = isWhole(recount) && !isSummed() ? "all_remove_" : "remove_";
    named.update(SqlFile.read(StagedCells.class, "place/" + remove + text()), parameters);
    named.update(SqlFile.read(StagedCells.class, "place/insert_" + text()), parameters);
  }

  // As if the publish had put them there
  private void sign(NamedParameterJdbcTemplate named, MapSqlParameterSource parameters) {
    boolean byAnother =
        named.queryForList(ofTable("place/writer_in_place"), parameters, Long.class).stream()
            .anyMatch(writer -> !writer.equals(parameters.getValue("jobExecutionId")));
    if (byAnother) {
      named.update(ofTable("place/sign_in_place"), parameters);
    }
  }

  private String ofTable(String statement) {
    return SqlFile.read(StagedCells.class, statement, Map.of("name", text()));
  }

  private boolean isInPlace(RecountScope recount) {
    return recount.place() == CellPlace.IN_PLACE
        && (kind == Of.FACTS || kind == Of.COLLECTIONS || isSummed());
  }

  // Whether another statement takes every cell; receipts and digitised results have only such
  private boolean isWhole(RecountScope recount) {
    return switch (kind) {
      case FACTS, SUMS_OF_FACTS -> recount.everyCell();
      case COLLECTIONS, SUMS_OF_COLLECTIONS -> recount.everyDay();
      case RECEIPTS, DIGITISED_RESULTS, SNAPSHOT, AGES -> false;
    };
  }
}
