package vn.dossier.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Makes one dossier with its rows, so that it counts as its traits say. */
final class DossierMaker {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

  private final Dice dice;
  private final Spelling spelling;
  private final Agencies agencies;
  private final Procedures procedures;
  private final Handling handling;
  private final ComponentMaker components;
  private final PaymentMaker payments;
  private final Map<String, Integer> lastNumber = new HashMap<>();
  private int applicants;

  DossierMaker(Dice dice, Agencies agencies, Procedures procedures) {
    this.dice = dice;
    this.spelling = new Spelling(dice);
    this.agencies = agencies;
    this.procedures = procedures;
    this.handling = new Handling(dice, spelling);
    this.components = new ComponentMaker(dice, spelling);
    this.payments = new PaymentMaker(dice, spelling);
  }

  Dossier make(Traits traits, LocalDateTime accepted) {
    boolean fee = traits.obligation() || dice.chance(0.2);
    Agency agency =
        dice.pick(
            agencies.handling(traits.provincial()).stream()
                .filter(one -> !procedures.of(one, fee).isEmpty())
                .toList(),
            Agency::weight);
    Procedure procedure = dice.pick(procedures.of(agency, fee));
    String code = code(agency, accepted);
    LocalDateTime submitted =
        traits.online() ? accepted.minusMinutes(dice.between(5, 1500)) : accepted;
    Row row =
        new Row(Table.HO_SO)
            .set("id", dice.id())
            .set("ma_ho_so", code)
            .set("don_vi_id", agency.code())
            .set("ma_tthc", written(procedure))
            .set("ma_linh_vuc", procedure.field())
            .set("kenh_thuc_hien", channel(traits.online()))
            .set("muc_do", dice.chance(0.97) ? procedure.serviceLevel() : dice.oneOf(null, ""))
            .set("loai_doi_tuong", dice.oneOf("Công dân", "Công dân", "Công dân", "Doanh nghiệp"))
            .set("ngay_nop_ho_so", submitted)
            .set("ngay_tiep_nhan", accepted)
            .set("created_on", submitted);
    applicant(row, agency);
    handling.write(row, accepted, procedure, traits.digitised());
    return new Dossier(
        traits,
        agency,
        procedure,
        row,
        components.of(code, traits.digitised(), submitted),
        payments.of(traits, code, agency, accepted));
  }

  /** The agency's identifier, the day, and a counter that starts again every day. */
  private String code(Agency agency, LocalDateTime accepted) {
    String prefix = agency.identifier() + "-" + accepted.format(DAY);
    return "%s-%04d".formatted(prefix, lastNumber.merge(prefix, 1, Integer::sum));
  }

  /** The procedure's code as dossiers write it: in either style, seldom unknown or missing. */
  private String written(Procedure procedure) {
    if (dice.chance(0.7)) {
      return procedure.code();
    }
    if (dice.chance(0.95)) {
      return dice.oneOf(
          procedure.nationalCode(),
          procedure.nationalCode() + Procedure.SUFFIX,
          procedure.code() + " ");
    }
    return dice.oneOf(
        null, "", "1.999999", "1.999901", procedure.nationalCode() + ".000.00.00.h99");
  }

  private String channel(boolean online) {
    if (online) {
      return spelling.digits("2");
    }
    return dice.chance(0.9) ? spelling.digits("1") : dice.oneOf(null, "", "3", "3", "3", "9", "02");
  }

  private void applicant(Row row, Agency agency) {
    int number = ++applicants;
    row.set("chu_ho_so", "Nguyễn Văn Mẫu %04d".formatted(number))
        .set("so_dinh_danh", "%012d".formatted(number))
        .set("so_dien_thoai", "%010d".formatted(number))
        .set("email", "mau%04d@example.invalid".formatted(number))
        .set("dia_chi", "Số %d đường Mẫu, %s".formatted(number % 200 + 1, addressOf(agency)));
  }

  private static String addressOf(Agency agency) {
    return agency.owner().equals("XP") ? agency.name().replace("UBND ", "") : "tỉnh Mẫu";
  }
}
