package vn.dossier.classify.verdict;

import java.time.LocalDate;
import vn.dossier.classify.rules.Channel;

/**
 * A loaded dossier: the columns of fact_dossier in the order of the contract (src/docs/rules.md),
 * without the content hash and the run. Amounts are VND.
 *
 * @param dossierId primary key of the source, as stored
 * @param dossierCode trimmed code, null when blank
 * @param agencyKey version of the agency that is valid on the accepted date
 * @param procedureKey procedure, 0 when unknown
 * @param acceptedDate never null
 * @param finishedDate null unless finished by its status [R20]
 * @param dueDate null when none was promised
 * @param statusCode the status as a label
 * @param channel [R1 to R4]
 * @param serviceLevel null when blank
 * @param channelMissing no channel in the source, counted as the one that the rules name [R2]
 * @param online [R1 A]
 * @param online766 [R1 B]
 * @param componentDigitised [R7]
 * @param resultDue finished, not withdrawn, and the procedure yields a result
 * @param resultDigitised [R8]
 * @param digitised766 [R9 B]
 * @param reused [R10]
 * @param obligation [R12]
 * @param obligationPending to be collected later, without an amount so far [R12]
 * @param exempt [R13]
 * @param cashless [R14]
 * @param nonCash [R15]
 * @param withdrawn [R24]
 * @param open still to be finished
 * @param openState null unless open
 * @param timeliness null unless finished on a known date and not withdrawn [R21]
 * @param amountDue sum of the counted requests
 * @param amountOnline of these paid online
 * @param amountTransfer of these paid by transfer
 * @param amountCash of these paid in cash
 * @param ruleSet hash of the rules that decided
 */
public record DossierFact(
    String dossierId,
    String dossierCode,
    long agencyKey,
    long procedureKey,
    LocalDate acceptedDate,
    LocalDate finishedDate,
    LocalDate dueDate,
    String statusCode,
    Channel channel,
    String serviceLevel,
    boolean channelMissing,
    boolean online,
    boolean online766,
    boolean componentDigitised,
    boolean resultDue,
    boolean resultDigitised,
    boolean digitised766,
    boolean reused,
    boolean obligation,
    boolean obligationPending,
    boolean exempt,
    boolean cashless,
    boolean nonCash,
    boolean withdrawn,
    boolean open,
    OpenState openState,
    Timeliness timeliness,
    long amountDue,
    long amountOnline,
    long amountTransfer,
    long amountCash,
    String ruleSet) {}
