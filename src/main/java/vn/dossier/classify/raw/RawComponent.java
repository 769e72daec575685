package vn.dossier.classify.raw;

/**
 * A component (thành phần hồ sơ) of a dossier as the source stores it; any value may be null.
 *
 * @param link dossier code it belongs to, taken as stored (ho_so)
 * @param files file field (dinh_kem)
 * @param digitisation digitisation status, a code or a label (trang_thai_so_hoa)
 * @param deletedAt soft delete (deleted_on)
 */
public record RawComponent(String link, String files, String digitisation, String deletedAt) {}
