package vn.dossier.generate.work;

import java.util.Set;

/**
 * A dossier as it stands before a change.
 *
 * @param number it was made with
 * @param id its key
 * @param code as its children name it; null for none
 * @param office its don_vi_id
 * @param status its trang_thai_ho_so_id
 * @param hasFile whether its result has a file
 * @param paid whether it has a request that can be refunded
 */
public record ExistingDossier(
    long number,
    String id,
    String code,
    String office,
    String status,
    boolean hasFile,
    boolean paid) {

  private static final Set<String> OPEN = Set.of("2", "4", "5", "6", "8");

  boolean isOpen() {
    return status != null && OPEN.contains(status);
  }
}
