package vn.dossier.classify.raw;

/**
 * A row of the agency catalogue (don_vi) in table order, every value as text, null for NULL.
 *
 * @param code agency code (group_code), neither unique nor trimmed
 * @param name name (group_name)
 * @param parentCode agency code of the parent (of_group_code)
 * @param identifierCode identifier (ma_dinh_danh)
 * @param catalog kind of agency, from which its level follows (catalog)
 * @param receiptProvider provider of electronic receipts (loai_bien_lai_thanh_toan)
 * @param inStatistics whether statistics show it (co_thong_ke)
 * @param active whether it still works (active)
 * @param createdAt row created (created_on)
 * @param lastModifiedAt row changed (last_modified_on)
 * @param deletedAt soft delete (deleted_on)
 */
public record RawAgency(
    String code,
    String name,
    String parentCode,
    String identifierCode,
    String catalog,
    String receiptProvider,
    String inStatistics,
    String active,
    String createdAt,
    String lastModifiedAt,
    String deletedAt) {}
