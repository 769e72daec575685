package vn.dossier.warehouse.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.MurmurHash3;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.warehouse.dimension.MonthStart;

/**
 * A fact as a row of fact_dossier: its values in the order of the columns, and their hash.
 *
 * @param fact the fact
 * @param contentHash 128 bits over every column but itself and job_execution_id, in hex: rows
 *     differ if and only if it differs, short of a chance of 2^-128 for each row that changes
 * @param codeBucket bucket of the link, which follows from the id and the code
 */
public record FactRow(DossierFact fact, String contentHash, int codeBucket) {

  /** The columns that the hash covers, in the order of their values. */
  public static final List<String> COLUMNS =
      List.of(
          """
          dossier_id dossier_code agency_key procedure_key accepted_date accepted_month
          finished_date due_date status_code channel service_level channel_missing online
          online_766 component_digitised result_due result_digitised digitised_766 reused
          obligation obligation_pending exempt cashless non_cash withdrawn is_open open_state
          timeliness amount_due amount_online amount_transfer amount_cash rule_set
          """
              .split("\\s+"));

  /**
   * @param codeBucket the bucket under which its children are found
   */
  public static FactRow of(DossierFact fact, int codeBucket) {
    return new FactRow(fact, contentHash(fact), codeBucket);
  }

  /** The hash of a row of this fact. */
  static String contentHash(DossierFact fact) {
    return hash(values(fact));
  }

  /** The values that the hash covers, by column, as text; null where there is none. */
  public static Map<String, String> byColumn(DossierFact fact) {
    Object[] content = values(fact);
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < content.length; i++) {
      row.put(COLUMNS.get(i), content[i] == null ? null : content[i].toString());
    }
    return row;
  }

  /** Whether the columns of a row that is held have these values, those that no hash covers too. */
  boolean equalsIn(Map<String, String> held) {
    return Integer.toString(codeBucket).equals(held.get("code_bucket"))
        && byColumn(fact).entrySet().stream()
            .allMatch(column -> Objects.equals(column.getValue(), held.get(column.getKey())));
  }

  /** The values of all columns, for the upsert. */
  Object[] values(long jobExecutionId) {
    Object[] content = values(fact);
    Object[] row = new Object[content.length + 3];
    System.arraycopy(content, 0, row, 0, content.length);
    row[content.length] = contentHash;
    row[content.length + 1] = codeBucket;
    row[content.length + 2] = jobExecutionId;
    return row;
  }

  private static Object[] values(DossierFact f) {
    return new Object[] {
      f.dossierId(),
      f.dossierCode(),
      f.agencyKey(),
      f.procedureKey(),
      f.acceptedDate(),
      MonthStart.of(f.acceptedDate()),
      f.finishedDate(),
      f.dueDate(),
      f.statusCode(),
      f.channel().name(),
      f.serviceLevel(),
      flag(f.channelMissing()),
      flag(f.online()),
      flag(f.online766()),
      flag(f.componentDigitised()),
      flag(f.resultDue()),
      flag(f.resultDigitised()),
      flag(f.digitised766()),
      flag(f.reused()),
      flag(f.obligation()),
      flag(f.obligationPending()),
      flag(f.exempt()),
      flag(f.cashless()),
      flag(f.nonCash()),
      flag(f.withdrawn()),
      flag(f.open()),
      f.openState() == null ? null : f.openState().name(),
      f.timeliness() == null ? null : f.timeliness().name(),
      f.amountDue(),
      f.amountOnline(),
      f.amountTransfer(),
      f.amountCash(),
      f.ruleSet()
    };
  }

  private static int flag(boolean value) {
    return value ? 1 : 0;
  }

  // Each value goes in behind its length, so that neighbours can never be taken for one another
  private static String hash(Object[] values) {
    StringBuilder content = new StringBuilder(400);
    for (Object value : values) {
      if (value == null) {
        content.append('-');
      } else {
        String text = value.toString();
        content.append(text.length()).append(':').append(text);
      }
    }
    long[] bits = MurmurHash3.hash128x64(content.toString().getBytes(StandardCharsets.UTF_8));
    byte[] bytes = ByteBuffer.allocate(16).putLong(bits[0]).putLong(bits[1]).array();
    return HexFormat.of().formatHex(bytes);
  }
}
