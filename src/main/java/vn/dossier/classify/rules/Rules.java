package vn.dossier.classify.rules;

import java.util.Map;

/**
 * The code lists of one source: what its codes and labels mean. The semantics are those of
 * src/docs/rules.md; the lists stand in jobs/rules.
 *
 * @param dossiers lists that read a dossier
 * @param files how file fields are written
 * @param components lists that read a component
 * @param payments lists that read a payment request
 * @param papers lists that read a digitised paper
 * @param agencies lists that read the agency catalogue
 * @param procedures lists that read the procedure catalogue
 * @param ruleSet hash of all of it as parsed: hexadecimal, the same whatever the order, the case
 *     and the blanks of the labels and the comments of the file
 */
public record Rules(
    Dossiers dossiers,
    Files files,
    Components components,
    Payments payments,
    Papers papers,
    Agencies agencies,
    Procedures procedures,
    String ruleSet) {

  /**
   * @param channels [R1 to R4]
   * @param missingChannel the channel of a dossier without one [R2]
   * @param statuses src/docs/rules.md
   * @param withdrawnResults kinds of result that mean that a finished dossier was withdrawn [R24]
   */
  public record Dossiers(
      CodeTable<Channel> channels,
      Channel missingChannel,
      CodeTable<DossierStatus> statuses,
      CodeList withdrawnResults) {}

  /**
   * @param separator what stands between the files of a file field
   */
  public record Files(String separator) {}

  /**
   * @param reused digitisation statuses of a reused component [R10]
   */
  public record Components(CodeList reused) {}

  /**
   * @param statuses payment statuses
   * @param kinds how a request is to be collected; kinds without a rule are not listed
   * @param methods how a request was paid [R14, R15]
   */
  public record Payments(
      CodeTable<PaymentStatus> statuses, CodeTable<PaymentKind> kinds, CodeTable<Method> methods) {}

  /**
   * @param results kinds of paper that are results
   * @param refused statuses of a refused paper
   */
  public record Papers(CodeList results, CodeList refused) {}

  /**
   * @param levels level of each catalog [R28]
   * @param outsideStatistics values of the statistics column that leave an agency out
   * @param inactive values of the active column that mean closed
   * @param receiptProviders providers of electronic receipts
   */
  public record Agencies(
      CodeTable<Level> levels,
      CodeList outsideStatistics,
      CodeList inactive,
      CodeList receiptProviders) {}

  /**
   * @param withFee values of the fee column that mean a fee
   * @param withoutResult values of the result column that mean no paper result
   * @param inUse values of the use column that mean in use
   */
  public record Procedures(CodeList withFee, CodeList withoutResult, CodeList inUse) {}

  /**
   * The rules that a parsed YAML file holds.
   *
   * @throws IllegalArgumentException one line that names the key that is missing, unknown or of the
   *     wrong type
   */
  public static Rules of(Map<String, ?> yaml) {
    return RulesReading.read(yaml);
  }
}
