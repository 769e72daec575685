package vn.dossier.classify.raw;

import java.util.List;

/**
 * A dossier (hồ sơ) as the source stores it: every text untouched, dates as text such as {@code
 * 2023-10-31 23:59:59}, any of them null. No personal column is part of it (src/docs/contracts.md).
 *
 * @param id primary key, taken as stored
 * @param code dossier code (ma_ho_so), not yet trimmed
 * @param link what its children name of it ({@link LinkedBy}), not yet trimmed
 * @param agencyCode handling agency (don_vi_id)
 * @param procedureCode procedure (ma_tthc)
 * @param channel channel code (kenh_thuc_hien)
 * @param serviceLevel service level at intake (muc_do)
 * @param status status code (trang_thai_ho_so_id)
 * @param acceptedAt accepted (ngay_tiep_nhan)
 * @param dueAt promised (ngay_hen_tra)
 * @param finishedAt processing finished (ngay_ket_thuc_xu_ly)
 * @param returnedAt result handed over (ngay_tra)
 * @param resultKind kind of result (loai_ket_qua)
 * @param resultFiles result file field (dinh_kem_ket_qua)
 * @param deletedAt soft delete (deleted_on)
 * @param copyReason why the row is a copy of a dossier that has a row of its own; null when it is
 *     none
 * @param components components that name its trimmed link; empty, never null
 * @param payments payment requests that name its trimmed link; empty, never null
 */
public record RawDossier(
    String id,
    String code,
    String link,
    String agencyCode,
    String procedureCode,
    String channel,
    String serviceLevel,
    String status,
    String acceptedAt,
    String dueAt,
    String finishedAt,
    String returnedAt,
    String resultKind,
    String resultFiles,
    String deletedAt,
    String copyReason,
    List<RawComponent> components,
    List<RawPayment> payments) {

  /** The same dossier with these children in place of its own. */
  public RawDossier with(List<RawComponent> components, List<RawPayment> payments) {
    return new RawDossier(
        id,
        code,
        link,
        agencyCode,
        procedureCode,
        channel,
        serviceLevel,
        status,
        acceptedAt,
        dueAt,
        finishedAt,
        returnedAt,
        resultKind,
        resultFiles,
        deletedAt,
        copyReason,
        components,
        payments);
  }
}
