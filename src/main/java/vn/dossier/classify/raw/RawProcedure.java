package vn.dossier.classify.raw;

/**
 * A row of the procedure catalogue (thu_tuc) in table order, every value as text, null for NULL.
 *
 * @param code procedure code (ma_tthc), neither unique nor trimmed
 * @param name name (ten_tthc)
 * @param fieldCode field (ma_linh_vuc)
 * @param serviceLevel service level (muc_do)
 * @param hasFee whether a fee is due (trang_thai_phi_le_phi)
 * @param noResult whether it yields no paper result (thu_tuc_khong_co_ket_qua)
 * @param inUse whether it is in use (su_dung)
 * @param createdAt row created (created_on)
 * @param lastModifiedAt row changed (last_modified_on)
 * @param deletedAt soft delete (deleted_on)
 */
public record RawProcedure(
    String code,
    String name,
    String fieldCode,
    String serviceLevel,
    String hasFee,
    String noResult,
    String inUse,
    String createdAt,
    String lastModifiedAt,
    String deletedAt) {}
