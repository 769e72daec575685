package vn.dossier.warehouse.schema;

import java.util.List;

/**
 * What a look at the warehouse's schema finds.
 *
 * @param version that the schema has; null when it is empty
 * @param known the last version that this program knows
 * @param pending how many migrations it lacks, those included that failed half-way
 * @param unknown the last migration in it that this program does not know, done or failed half-way;
 *     null when it knows all of them
 * @param tablesOfOthers its tables and views, when it is neither empty nor made by this program;
 *     else none
 * @param refused whether the account may not read the history of the schema; then nothing else is
 *     known of it
 */
public record SchemaState(
    String version,
    String known,
    int pending,
    String unknown,
    List<String> tablesOfOthers,
    boolean refused) {

  public SchemaState {
    tablesOfOthers = List.copyOf(tablesOfOthers);
  }
}
