package vn.dossier.classify.raw;

import vn.dossier.classify.value.Amounts;

/**
 * A payment request (yêu cầu thanh toán) as the source stores it; any value but the id may be null.
 * Numbers are as {@link Amounts#of(String)} reads them.
 *
 * @param id primary key, taken as stored
 * @param link dossier code it belongs to, taken as stored (ma_ho_so)
 * @param amount total in VND (so_tien)
 * @param fee fee in VND (phi)
 * @param charge charge in VND (le_phi)
 * @param status payment status (trang_thai)
 * @param kind how it is to be collected (hinh_thuc_thu)
 * @param method how it was paid (hinh_thuc_thanh_toan)
 * @param collectedAt collected (ngay_thu_phi)
 * @param agencyCode requesting agency (don_vi)
 * @param collectingAgencyCode collecting agency (don_vi_thu)
 * @param feeReceipt receipt number of the fee (so_bien_lai_phi)
 * @param chargeReceipt receipt number of the charge (so_bien_lai_le_phi)
 * @param deletedAt soft delete (deleted_on)
 */
public record RawPayment(
    String id,
    String link,
    Long amount,
    Long fee,
    Long charge,
    String status,
    String kind,
    String method,
    String collectedAt,
    String agencyCode,
    String collectingAgencyCode,
    String feeReceipt,
    String chargeReceipt,
    String deletedAt) {}
