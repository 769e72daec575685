package vn.dossier.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** How a dossier was handled: status, due date, end and result. No rate is calibrated here. */
final class Handling {

  /** When a dossier ends, seen from its due date; as often as its weight says. */
  private enum End {
    EARLY(51),
    ON_DUE_DAY(34),
    LATE(13),
    WITHOUT_DUE_DATE(2);

    private final int weight;

    End(int weight) {
      this.weight = weight;
    }
  }

  private static final List<String> OPEN_STATUS =
      List.of("2", "2", "4", "4", "4", "4", "4", "4", "5", "6", "8");

  private final Dice dice;
  private final Spelling spelling;

  Handling(Dice dice, Spelling spelling) {
    this.dice = dice;
    this.spelling = spelling;
  }

  void write(Row row, LocalDateTime accepted, Procedure procedure, boolean digitised) {
    LocalDate due = WorkingTime.plus(accepted.toLocalDate(), procedure.days());
    End end = dice.pick(List.of(End.values()), one -> one.weight);
    LocalDateTime finished = WorkingTime.inOffice(endDate(end, accepted, due, procedure), dice);
    row.set("ngay_hen_tra", end == End.WITHOUT_DUE_DATE ? null : due.atTime(17, 0));
    if (dice.chance(0.012)) {
      row.set("trang_thai_ho_so_id", "7").set("loai_ket_qua", withdrawal());
    } else if (finished.isAfter(Calibration.SNAPSHOT) || dice.chance(0.015)) {
      open(row, accepted);
    } else {
      finish(row, finished, procedure, digitised);
    }
    row.set("last_modified_on", lastModified(row, accepted));
  }

  private LocalDate endDate(End end, LocalDateTime accepted, LocalDate due, Procedure procedure) {
    return switch (end) {
      case EARLY -> WorkingTime.plus(accepted.toLocalDate(), dice.between(0, procedure.days() - 1));
      case ON_DUE_DAY -> due;
      case LATE, WITHOUT_DUE_DATE -> WorkingTime.plus(due, dice.between(1, 6));
    };
  }

  private void open(Row row, LocalDateTime accepted) {
    String status = dice.pick(OPEN_STATUS);
    row.set("trang_thai_ho_so_id", spelling.digits(status));
    LocalDateTime asked = accepted.plusHours(dice.between(1, 40));
    if (status.equals("5") && !asked.isAfter(Calibration.SNAPSHOT)) {
      row.set("ngay_yeu_cau_bo_sung", asked);
    }
  }

  private void finish(Row row, LocalDateTime finished, Procedure procedure, boolean digitised) {
    LocalDateTime returned = finished.plusHours(dice.oneOf(0, 1, 2, 20, 24));
    boolean handedOver = dice.chance(0.75) && !returned.isAfter(Calibration.SNAPSHOT);
    row.set("trang_thai_ho_so_id", handedOver ? "10" : spelling.digits("9"))
        .set("ngay_ket_thuc_xu_ly", finished)
        .set("ngay_tra", handedOver ? returned : null)
        .set("loai_ket_qua", resultKind())
        .set("dinh_kem_ket_qua", resultFile(procedure, digitised));
  }

  private String resultKind() {
    if (dice.chance(0.01)) {
      return withdrawal();
    }
    return dice.chance(0.1) ? null : spelling.label(dice.chance(0.98) ? "Kết quả" : "Xin lỗi");
  }

  private String withdrawal() {
    return spelling.label("Trả lại/Xin rút");
  }

  private String resultFile(Procedure procedure, boolean digitised) {
    boolean file = procedure.result() && dice.chance(digitised ? 0.85 : 0.25);
    return file ? spelling.files("kq/" + dice.between(1, 9) + ".pdf") : spelling.noFile();
  }

  /** Most updates of the real system bypass the column. */
  private LocalDateTime lastModified(Row row, LocalDateTime accepted) {
    if (dice.chance(0.75)) {
      return dice.chance(0.5) ? null : accepted;
    }
    LocalDateTime finished = row.time("ngay_ket_thuc_xu_ly");
    return finished == null ? accepted : finished;
  }
}
