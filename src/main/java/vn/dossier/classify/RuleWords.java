package vn.dossier.classify;

import java.util.Map;

/** The rules in words (src/docs/rules.md), by what they decide. */
final class RuleWords {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry(
              "verdict", "excluded, else rejected, by the first reason that holds; else loaded"),
          Map.entry("DELETED", "a deletion date is set"),
          Map.entry("COPY", "a copy of a dossier that has a row of its own"),
          Map.entry("NOT_YET_ACCEPTED", "the status says that it is not accepted yet"),
          Map.entry("REFUSED", "the status says that it was refused"),
          Map.entry(
              "VALUE_INVALID",
              "one of the four dates is impossible, or an amount that matters is not possible"),
          Map.entry("STATUS_UNKNOWN", "the status is missing or no code of the list"),
          Map.entry("ACCEPTED_DATE_MISSING", "no accepted date"),
          Map.entry("ACCEPTED_DATE_IN_FUTURE", "accepted after the day of the run"),
          Map.entry("FINISHED_DATE_IN_FUTURE", "finished after the day of the run"),
          Map.entry("FINISHED_BEFORE_ACCEPTED", "finished on a day before it was accepted"),
          Map.entry("AGENCY_UNKNOWN", "no agency, or none of the catalogue"),
          Map.entry("AGENCY_AMBIGUOUS", "several live agencies have the code"),
          Map.entry("agency_key", "the version of the agency on the accepted date"),
          Map.entry(
              "procedure_key",
              "the procedure by its complete code, else by its national part if one alone has it"),
          Map.entry("channel", "by the code list; missing as the list says, others UNKNOWN"),
          Map.entry("channel_missing", "no channel in the source"),
          Map.entry("online", "channel is ONLINE; offline is not online"),
          Map.entry("online_766", "online, and a result file or a procedure without result"),
          Map.entry("component_digitised", "at least one live component with a file"),
          Map.entry(
              "digitised_766",
              "component_digitised, and a result file or a procedure without result"),
          Map.entry("reused", "a live component that was reused"),
          Map.entry("withdrawn", "withdrawn by status, or finished with a result that says so"),
          Map.entry("is_open", "a status that is still to be finished"),
          Map.entry("finished_date", "when finished: the day of finishing, else of handing over"),
          Map.entry("result_due", "finished, not withdrawn, and the procedure yields a result"),
          Map.entry("result_digitised", "result_due, and a result file"),
          Map.entry("timeliness", "finished date against due date, unless withdrawn"),
          Map.entry(
              "obligation",
              "a live request above 0, not cancelled, refunded or exempt: a counted request"),
          Map.entry(
              "obligation_pending",
              "no obligation, and a live request to be paid later, no amount"),
          Map.entry("exempt", "no obligation, not pending, and a live request of the exempt"),
          Map.entry("cashless", "a counted request paid online"),
          Map.entry("non_cash", "a counted request paid online or by transfer"),
          Map.entry("warning", "irregular, but counted"));

  private RuleWords() {}

  /**
   * @param subject what a rule decides, or a child with its number
   */
  static String of(String subject) {
    if (subject.startsWith("component ")) {
      return "a live component: with a file digitised, by its status reused";
    }
    if (subject.startsWith("request ")) {
      return "a live request: counted, paid, pending or exempt by its labels";
    }
    return WORDS.getOrDefault(subject, "");
  }
}
