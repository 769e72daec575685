package vn.dossier.classify.raw;

/**
 * A digitised paper (giấy tờ số hoá) as the source stores it; any value but the id may be null.
 *
 * @param id primary key, taken as stored
 * @param link dossier code it came from, taken as stored (ma_ho_so)
 * @param kind component or result (loai_so_hoa)
 * @param status approval status (trang_thai_so_hoa)
 * @param digitisedAt digitised (thoi_gian_so_hoa)
 * @param createdAt row created (created_on)
 * @param agencyIdentifier identifier code of the agency, not its agency code (don_vi_id)
 * @param deletedAt soft delete (deleted_on)
 */
public record RawPaper(
    String id,
    String link,
    String kind,
    String status,
    String digitisedAt,
    String createdAt,
    String agencyIdentifier,
    String deletedAt) {}
