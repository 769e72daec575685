package vn.dossier.wholenights;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dossier.recalculation.SourceRows;
import vn.dossier.recalculation.SourceTable;

/**
 * The rows of one kind of bad input: an open online dossier with an agency of its own that is
 * outside the statistics, and what the kind adds or changes.
 */
public final class BadCase {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(x \\d+ (?:\\{4}|[^}]*)|[^}]*)}");
  private static final String ASTRAL = "\uD840\uDC00";

  private final SourceRows rows;
  private final String number;
  private final BadValue value;
  private final Map<String, Object> agency;
  private final Map<String, Object> dossier;
  private int children;

  private BadCase(SourceRows rows, int number, BadValue value) {
    this.rows = rows;
    this.number = "%03d".formatted(number);
    this.value = value;
    agency =
        add(
            SourceTable.DON_VI,
            """
            group_code={agency}, group_name=Sở mẫu, ma_dinh_danh=H99.{id}, catalog=so-ban-nganh, \
            loai_bien_lai_thanh_toan=vnpt, co_thong_ke=0""");
    dossier =
        add(
            SourceTable.HO_SO,
            """
            id={id}, ma_ho_so={code}, don_vi_id={agency}, ma_tthc=1.000001, kenh_thuc_hien=2, \
            trang_thai_ho_so_id=4, ngay_tiep_nhan=2023-10-05 08:00:00""");
  }

  /** Adds the rows of a kind of bad input. */
  static BadCase add(SourceRows rows, int number, BadValue value) {
    BadCase added = new BadCase(rows, number, value);
    value.stored().forEach(added::store);
    return added;
  }

  public BadValue value() {
    return value;
  }

  /** The code of the agency of the case, unless the case changes it. */
  public String agencyCode() {
    return "A" + number;
  }

  /** The id of the dossier as stored. */
  public String dossierId() {
    return (String) dossier.get("id");
  }

  private void store(BadValue.Part part) {
    Map<String, Object> row =
        switch (part.row()) {
          case "dossier" -> dossier;
          case "agency" -> agency;
          case "another-dossier" -> copy(SourceTable.HO_SO, dossier);
          case "another-agency" -> copy(SourceTable.DON_VI, agency);
          case "component" ->
              add(
                  SourceTable.THANH_PHAN_HO_SO,
                  "id=%s, ho_so={code}, dinh_kem=giay-to.pdf".formatted(child()));
          case "payment" ->
              add(
                  SourceTable.YEU_CAU_THANH_TOAN,
                  """
                  id=%s, ma_ho_so={code}, so_tien=50000, trang_thai=Đã thanh toán, \
                  hinh_thuc_thu=Thu trước, hinh_thuc_thanh_toan=truc-tuyen, \
                  ngay_thu_phi=2023-10-06 09:00:00, so_bien_lai_phi=0001"""
                      .formatted(child()));
          case "paper" ->
              add(
                  SourceTable.GIAY_TO_SO_HOA,
                  """
                  id=%s, ma_ho_so={code}, loai_so_hoa=1, don_vi_id=H99.{id}, \
                  thoi_gian_so_hoa=2023-10-07 10:00:00"""
                      .formatted(child()));
          case "procedure" -> add(SourceTable.THU_TUC, "su_dung=1");
          case "field" -> rows.add(SourceTable.LINH_VUC);
          default -> throw new IllegalArgumentException(part.row());
        };
    part.columns().forEach((column, text) -> row.put(column, filled(text)));
  }

  private String child() {
    return "bad-%s-%d".formatted(number, ++children);
  }

  private Map<String, Object> add(SourceTable table, String columns) {
    Map<String, Object> row = rows.add(table);
    for (String column : columns.split(", ")) {
      String[] nameAndValue = column.split("=", 2);
      row.put(nameAndValue[0], filled(nameAndValue[1]));
    }
    return row;
  }

  private Map<String, Object> copy(SourceTable table, Map<String, Object> original) {
    Map<String, Object> row = rows.add(table);
    row.putAll(new HashMap<>(original));
    return row;
  }

  /** A value of the table without placeholders; null for {@code null}. */
  String filled(String text) {
    if (text.equals("null")) {
      return null;
    }
    return PLACEHOLDER
        .matcher(text.translateEscapes())
        .replaceAll(found -> Matcher.quoteReplacement(meaning(found)));
  }

  private String meaning(MatchResult placeholder) {
    String name = placeholder.group(1);
    if (name.startsWith("NFD:")) {
      return Normalizer.normalize(name.substring(4), Normalizer.Form.NFD);
    }
    if (name.startsWith("x ")) {
      String[] timesAndText = name.substring(2).split(" ", 2);
      return timesAndText[1].replace("{4}", ASTRAL).repeat(Integer.parseInt(timesAndText[0]));
    }
    return switch (name) {
      case "id" -> "bad-" + number;
      case "code" -> "CODE-" + number;
      case "agency" -> agencyCode();
      case "zero" -> "0000-00-00 00:00:00";
      case "no day" -> "2023-02-30 10:00:00";
      case "sql" -> "'); DROP TABLE ho_so; --";
      case "odd" -> "\\' \\ %_ :id ? \" ` ${x} \\";
      case "NBSP" -> "\u00A0";
      case "ZWSP" -> "\u200B";
      case "BOM" -> "\uFEFF";
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public String toString() {
    return value.name();
  }
}
