package vn.dossier.recalculation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * Works in a source while a night reads it: changes, adds and deletes dossiers, components,
 * requests and papers, and puts some of them back to what they were. The same seed does the same at
 * a point of the same name.
 *
 * <p>Only what every night has to bring up to date: dossiers accepted between two dates, and what
 * hangs on no others.
 */
public final class RandomWriter {

  private record Key(SourceTable table, String id) {}

  private static final SourceTable[] TABLES = {
    SourceTable.HO_SO,
    SourceTable.HO_SO,
    SourceTable.HO_SO,
    SourceTable.THANH_PHAN_HO_SO,
    SourceTable.YEU_CAU_THANH_TOAN,
    SourceTable.YEU_CAU_THANH_TOAN,
    SourceTable.GIAY_TO_SO_HOA
  };

  private final SourceRows rows;
  private final Connection source;
  private final long seed;
  private final LocalDate from;
  private final LocalDate to;
  private final Map<Key, Map<String, Object>> originals = new LinkedHashMap<>();
  private final List<Key> favourites = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int added;

  /**
   * @param rows what the source holds; kept in step with it
   * @param source may write; its own
   * @param from first day on which dossiers may be accepted, and money and papers dated
   * @param to last such day
   */
  public RandomWriter(SourceRows rows, Connection source, long seed, LocalDate from, LocalDate to)
      throws SQLException {
    this.rows = rows;
    this.source = source;
    this.seed = seed;
    this.from = from;
    this.to = to;
    try (Statement statement = source.createStatement()) {
      statement.execute("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
    }
    source.setAutoCommit(false);
  }

  /** Changes some rows before the night, so that it has something to read. */
  public void before(int changes) {
    Dirt dirt = new Dirt(new Random(seed), false);
    for (int i = 0; i < changes; i++) {
      change(dirt, "before the night");
    }
    // What the night finds is what a row goes back to
    originals.clear();
  }

  /** Mostly does nothing; else changes rows, or puts back some or all that it has changed. */
  public synchronized void at(String point) {
    Dirt dirt = new Dirt(new Random(Objects.hash(seed, point)), false);
    if (!dirt.chance(30)) {
      return;
    }
    if (!originals.isEmpty() && dirt.chance(60)) {
      while (!originals.isEmpty()) {
        back(dirt, point);
      }
      return;
    }
    for (int i = 2 + dirt.below(5); i > 0; i--) {
      if (!originals.isEmpty() && dirt.chance(30)) {
        back(dirt, point);
      } else {
        change(dirt, point);
      }
    }
  }

  /** What it did and where, for whoever has to find out. */
  public List<String> story() {
    return story;
  }

  private void back(Dirt dirt, String point) {
    Key key = dirt.pick(List.copyOf(originals.keySet()));
    write(key, originals.remove(key), point + ", back");
  }

  private void change(Dirt dirt, String point) {
    Key key = dirt.chance(85) && !favourites.isEmpty() ? dirt.pick(favourites) : any(dirt);
    Map<String, Object> old = key == null ? null : row(key);
    if (old == null) {
      return;
    }
    int kind = dirt.below(100);
    Map<String, Object> row = new LinkedHashMap<>(old);
    if (kind < 12) {
      row = null;
    } else {
      edit(key.table(), row, dirt);
      if (kind < 24) {
        key = new Key(key.table(), "w-" + ++added);
        row.put("id", key.id());
      }
    }
    if (!originals.containsKey(key)) {
      originals.put(key, row(key));
    }
    favourites.add(key);
    write(key, row, point);
  }

  private Key any(Dirt dirt) {
    SourceTable table = dirt.pick(TABLES);
    Set<String> others = othersCodes();
    List<Key> keys =
        rows.rows(table).stream()
            .filter(row -> mayChange(table, row, others))
            .map(row -> new Key(table, (String) row.get("id")))
            .toList();
    return keys.isEmpty() ? null : dirt.pick(keys);
  }

  private boolean mayChange(SourceTable table, Map<String, Object> row, Set<String> others) {
    return switch (table) {
      case HO_SO -> isMine(row);
      case THANH_PHAN_HO_SO -> !others.contains(Reading.trimmed(row.get("ho_so")));
      case YEU_CAU_THANH_TOAN -> mayChange(row, "ngay_thu_phi", others);
      default -> mayChange(row, "thoi_gian_so_hoa", others);
    };
  }

  private boolean mayChange(Map<String, Object> row, String date, Set<String> others) {
    SourceDate dated = SourceDate.of(row.get(date));
    return !others.contains(Reading.trimmed(row.get("ma_ho_so")))
        && (dated.day() == null || isBetween(dated.day()));
  }

  private boolean isMine(Map<String, Object> dossier) {
    LocalDate accepted = SourceDate.of(dossier.get("ngay_tiep_nhan")).day();
    return accepted != null && isBetween(accepted);
  }

  private boolean isBetween(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** The codes of dossiers that not every night judges. */
  private Set<String> othersCodes() {
    Set<String> codes = new HashSet<>();
    for (Map<String, Object> dossier : rows.rows(SourceTable.HO_SO)) {
      if (!isMine(dossier)) {
        codes.add(Reading.trimmed(dossier.get("ma_ho_so")));
      }
    }
    codes.remove(null);
    return codes;
  }

  private void edit(SourceTable table, Map<String, Object> row, Dirt dirt) {
    switch (table) {
      case HO_SO -> editDossier(row, dirt);
      case THANH_PHAN_HO_SO -> editComponent(row, dirt);
      case YEU_CAU_THANH_TOAN -> editPayment(row, dirt);
      default -> editPaper(row, dirt);
    }
  }

  private void editDossier(Map<String, Object> row, Dirt dirt) {
    switch (dirt.below(11)) {
      case 0, 1, 2 -> row.put("kenh_thuc_hien", dirt.pick("1", "2", "2", "3", "9"));
      case 3 -> row.put("trang_thai_ho_so_id", dirt.pick("1", "3", "4", "5", "7", "11"));
      case 4 -> {
        row.put("trang_thai_ho_so_id", dirt.pick("9", "10"));
        row.put("ngay_ket_thuc_xu_ly", day(dirt));
      }
      case 5 -> row.put("ngay_tiep_nhan", day(dirt));
      case 6 -> row.put("ngay_hen_tra", day(dirt));
      case 7 -> row.put("don_vi_id", dirt.pick(rows.rows(SourceTable.HO_SO)).get("don_vi_id"));
      case 8 -> row.put("ma_ho_so", code(dirt));
      case 9 -> row.put("dinh_kem_ket_qua", dirt.file());
      default -> row.put("deleted_on", dirt.chance(50) ? day(dirt) : null);
    }
  }

  private void editComponent(Map<String, Object> row, Dirt dirt) {
    switch (dirt.below(4)) {
      case 0 -> row.put("dinh_kem", dirt.file());
      case 1 -> row.put("trang_thai_so_hoa", dirt.pick("1", "2", "3"));
      case 2 -> row.put("ho_so", code(dirt));
      default -> row.put("deleted_on", dirt.chance(50) ? day(dirt) : null);
    }
  }

  private void editPayment(Map<String, Object> row, Dirt dirt) {
    switch (dirt.below(7)) {
      case 0 -> row.put("so_tien", dirt.pick(0, 20_000, 75_000));
      case 1 ->
          row.put(
              "trang_thai",
              dirt.pick("Đã thanh toán", "Chờ thanh toán", "Hủy thanh toán", "Đã hoàn phí"));
      case 2 ->
          row.put("hinh_thuc_thanh_toan", dirt.pick("truc-tuyen", "chuyen-khoan", "tien-mat"));
      case 3 -> row.put("ngay_thu_phi", day(dirt));
      case 4 -> row.put("ma_ho_so", code(dirt));
      case 5 -> row.put("so_bien_lai_phi", dirt.pick(null, "0002"));
      default -> row.put("deleted_on", dirt.chance(50) ? day(dirt) : null);
    }
  }

  private void editPaper(Map<String, Object> row, Dirt dirt) {
    switch (dirt.below(5)) {
      case 0 -> row.put("trang_thai_so_hoa", dirt.pick("1", "2", "3"));
      case 1 -> row.put("loai_so_hoa", dirt.pick("0", "1"));
      case 2 -> row.put("thoi_gian_so_hoa", day(dirt));
      case 3 -> row.put("ma_ho_so", code(dirt));
      default -> row.put("deleted_on", dirt.chance(50) ? day(dirt) : null);
    }
  }

  /** Of a dossier that every night judges, or of none. */
  private String code(Dirt dirt) {
    Set<String> others = othersCodes();
    List<String> codes =
        rows.rows(SourceTable.HO_SO).stream()
            .map(dossier -> Reading.trimmed(dossier.get("ma_ho_so")))
            .filter(code -> code != null && !others.contains(code))
            .toList();
    return codes.isEmpty() || dirt.chance(20) ? "W-" + dirt.below(5) : dirt.pick(codes);
  }

  private String day(Dirt dirt) {
    return dirt.on(to.minusDays(dirt.below(60)));
  }

  private Map<String, Object> row(Key key) {
    return rows.rows(key.table()).stream()
        .filter(row -> key.id().equals(row.get("id")))
        .findFirst()
        .orElse(null);
  }

  /** Puts a row in the place of what was there; null takes it away. */
  private void write(Key key, Map<String, Object> row, String point) {
    List<Map<String, Object>> table = rows.rows(key.table());
    Map<String, Object> old = row(key);
    table.remove(old);
    if (row != null) {
      table.add(row);
    }
    try (PreparedStatement deletion =
            source.prepareStatement(key.table().deletion() + " WHERE id = ?");
        PreparedStatement insertion = source.prepareStatement(key.table().insertion())) {
      deletion.setString(1, key.id());
      deletion.executeUpdate();
      if (row != null) {
        int parameter = 1;
        for (String column : key.table().columns()) {
          insertion.setObject(parameter++, row.get(column));
        }
        insertion.executeUpdate();
      }
      source.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(point + ": " + key, e);
    }
    story.add("%s: %s %s %s".formatted(point, key.table(), key.id(), difference(old, row)));
  }

  private static String difference(Map<String, Object> old, Map<String, Object> row) {
    if (old == null || row == null) {
      return row == null ? "deleted" : "added";
    }
    Map<String, Object> changed = new HashMap<>(row);
    changed.entrySet().removeIf(e -> Objects.equals(e.getValue(), old.get(e.getKey())));
    old.keySet().stream()
        .filter(c -> row.get(c) == null && old.get(c) != null)
        .forEach(c -> changed.put(c, null));
    return changed.toString();
  }
}
