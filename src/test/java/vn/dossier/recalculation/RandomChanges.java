package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What days do to a source; last_modified_on mostly tells nothing of it. */
final class RandomChanges {

  private final SourceRows source;
  private final RandomAgencies agencies;
  private final RandomProcedures procedures;
  private final RandomDossiers dossiers;
  private final RandomLinked linked;

  RandomChanges(
      SourceRows source,
      RandomAgencies agencies,
      RandomProcedures procedures,
      RandomDossiers dossiers,
      RandomLinked linked) {
    this.source = source;
    this.agencies = agencies;
    this.procedures = procedures;
    this.dossiers = dossiers;
    this.linked = linked;
  }

  void change(Dirt dirt, LocalDate night) {
    // Most nights find the catalogues as they were, and need not read what did not change
    if (dirt.chance(30)) {
      agencies.change(dirt, night);
      procedures.change(dirt, night);
    }
    for (Map<String, Object> dossier : List.copyOf(source.rows(SourceTable.HO_SO))) {
      if (dirt.chance(12)) {
        changeDossier(dirt, dossier, night);
      }
    }
    for (Map<String, Object> component : List.copyOf(source.rows(SourceTable.THANH_PHAN_HO_SO))) {
      if (dirt.chance(4)) {
        changeComponent(dirt, component, night);
      }
    }
    for (Map<String, Object> payment : List.copyOf(source.rows(SourceTable.YEU_CAU_THANH_TOAN))) {
      if (dirt.chance(8)) {
        changePayment(dirt, payment, night);
      }
    }
    for (Map<String, Object> paper : List.copyOf(source.rows(SourceTable.GIAY_TO_SO_HOA))) {
      if (dirt.chance(6)) {
        changePaper(dirt, paper, night);
      }
    }
    for (int i = 3 + dirt.below(10); i > 0; i--) {
      dossiers.add(dirt, dirt.chance(80) ? night.minusDays(dirt.below(3)) : null);
    }
    for (int i = dirt.below(4); i > 0; i--) {
      linked.addPaper(dirt, dossiers.anyCode(dirt), night.minusDays(dirt.below(40)));
    }
  }

  private void changeDossier(Dirt dirt, Map<String, Object> dossier, LocalDate night) {
    String code = Reading.trimmed(dossier.get("ma_ho_so"));
    String agency = (String) dossier.get("don_vi_id");
    switch (dirt.below(16)) {
      case 0, 1 -> dossiers.setStatus(dossier, dirt, dirt.pick("4", "5", "6", "7", "8", "2"));
      case 2, 3, 4 -> {
        dossiers.setStatus(dossier, dirt, dirt.pick("9", "10"));
        dossier.put("ngay_ket_thuc_xu_ly", dirt.on(night.minusDays(dirt.below(4))));
      }
      case 5 -> dossier.put("ngay_tiep_nhan", redated(dirt, night));
      case 6 -> dossier.put("deleted_on", dirt.deletion(night));
      case 7 -> dossier.put("deleted_on", null);
      case 8 -> source.rows(SourceTable.HO_SO).remove(dossier);
      case 9 -> dossier.put("don_vi_id", agencies.reference(dirt));
      case 10 -> dossier.put("ma_tthc", procedures.reference(dirt));
      case 11 -> dossier.put("ngay_hen_tra", dirt.maybe(night.plusDays(dirt.below(9) - 4L)));
      case 12 -> dossier.put("dinh_kem_ket_qua", dirt.file());
      case 13 -> linked.addPayment(dirt, code, agency, night.minusDays(5));
      case 14 -> linked.addComponent(dirt, code, night);
      default -> dossier.put("trang_thai_ho_so_id", dirt.pick("1", "3", "11", null));
    }
  }

  /** Earlier or later, out of the window, into the future, or away. */
  private String redated(Dirt dirt, LocalDate night) {
    return switch (dirt.below(6)) {
      case 0 -> dirt.on(night.minusDays(dirt.below(80)));
      case 1 -> dirt.on(LocalDate.of(night.getYear() - 1, 1, 1).minusDays(dirt.below(60)));
      case 2 -> dirt.on(night.plusDays(1L + dirt.below(6)));
      case 3 -> dirt.absentDate();
      case 4 -> dirt.impossibleDate();
      default -> dossiers.anyAcceptedDate(dirt);
    };
  }

  private void changeComponent(Dirt dirt, Map<String, Object> component, LocalDate night) {
    switch (dirt.below(4)) {
      case 0 -> component.put("dinh_kem", dirt.file());
      case 1 -> component.put("trang_thai_so_hoa", dirt.pick("1", "2", "3", null));
      case 2 -> component.put("deleted_on", dirt.deletedOn(60, night));
      default -> source.rows(SourceTable.THANH_PHAN_HO_SO).remove(component);
    }
  }

  private void changePayment(Dirt dirt, Map<String, Object> payment, LocalDate night) {
    switch (dirt.below(8)) {
      case 0, 1 -> payment.put("trang_thai", linked.paymentStatus(dirt));
      case 2 -> {
        payment.put("trang_thai", "Đã thanh toán");
        payment.put("hinh_thuc_thanh_toan", dirt.pick("truc-tuyen", "tien-mat"));
        payment.put("ngay_thu_phi", dirt.on(night.minusDays(dirt.below(3))));
      }
      case 3 -> payment.put("so_tien", dirt.pick(0, 20000, 75000));
      case 4 -> payment.put("ngay_thu_phi", dirt.maybe(night.minusDays(dirt.below(500))));
      case 5 -> payment.put("so_bien_lai_phi", dirt.pick(null, "0002"));
      case 6 -> payment.put("deleted_on", dirt.deletedOn(60, night));
      default -> source.rows(SourceTable.YEU_CAU_THANH_TOAN).remove(payment);
    }
  }

  private void changePaper(Dirt dirt, Map<String, Object> paper, LocalDate night) {
    switch (dirt.below(4)) {
      case 0 -> paper.put("trang_thai_so_hoa", dirt.pick("1", "2", "3"));
      case 1 -> paper.put("thoi_gian_so_hoa", dirt.maybe(night.minusDays(dirt.below(500))));
      case 2 -> paper.put("deleted_on", dirt.deletedOn(60, night));
      default -> source.rows(SourceTable.GIAY_TO_SO_HOA).remove(paper);
    }
  }
}
