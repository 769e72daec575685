package vn.dossier.generate.make;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.dossier.generate.row.GeneratedTable;
import vn.dossier.generate.row.RowSink;

/**
 * The catalogues: 182 offices of three levels, 1,300 procedures, 60 fields, sized like a province's
 * (src/docs/rules.md): one department holds 14 % of all dossiers, departments together 35 %, a
 * commune far less than one in a hundred. With what is wrong in real catalogues.
 */
public final class Province {

  private static final int DEPARTMENTS = 20;
  private static final int DISTRICTS = 12;
  private static final int COMMUNES = 150;

  /** Sum of 1 / (i + 0.5) over the departments that share 21 % by it. */
  private static final double HARMONIC = 2.854;

  private static final int FIELDS = 60;
  private static final int PROCEDURES = 1_300;
  private static final int PER_DEPARTMENT = 45;
  private static final String CREATED = "2019-03-18 08:00:00";

  private final List<Office> offices = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Object[]> officeRows = new ArrayList<>();
  private final double[] upTo;

  /** The province of a seed. */
  public Province(long seed) {
    departments();
    belowProvince(new Dice(seed, -1));
    strangeOffices();
    double sum = offices.stream().mapToDouble(Office::weight).sum();
    upTo = new double[offices.size()];
    double reached = 0;
    for (int i = 0; i < upTo.length; i++) {
      reached += offices.get(i).weight() / sum;
      upTo[i] = reached;
    }
    Dice dice = new Dice(seed, -2);
    for (int i = 0; i < PROCEDURES; i++) {
      boolean departmental = i < DEPARTMENTS * PER_DEPARTMENT;
      services.add(
          new Service(
              "1.%06d.000.00.00.H99".formatted(i + 1_001),
              "LV%02d".formatted(i % FIELDS),
              dice.one("2", "3", "3", "4", "4", "4"),
              dice.share(0.57),
              !dice.share(0.08),
              departmental ? 5 + dice.below(20) : 1 + dice.below(9),
              departmental ? 2 + dice.below(4) : 1 + dice.below(3)));
    }
  }

  private void departments() {
    for (int i = 0; i < DEPARTMENTS; i++) {
      // The inspectorate receives nothing, the department of foreign affairs next to nothing
      double weight =
          i == 0 ? 0.14 : i == 19 ? 0 : i == 18 ? 0.000_01 : 0.21 / HARMONIC / (i + 0.5);
      office(
          "SO-%02d".formatted(i + 1),
          i == 3 ? "000.17.22.H99" : "H99.%02d".formatted(i + 1),
          i > 15 && i < 18 ? "cnvpdk" : "so-ban-nganh",
          i % 5 == 4 ? null : i % 3 == 2 ? "viettel" : "vnpt",
          weight,
          i * PER_DEPARTMENT,
          PER_DEPARTMENT,
          6 + i % 5);
    }
  }

  private void belowProvince(Dice dice) {
    int shared = DEPARTMENTS * PER_DEPARTMENT;
    for (int i = 0; i < DISTRICTS; i++) {
      office(
          "QH-%02d".formatted(i + 1),
          "H99.%02d".formatted(i + 31),
          "quan-huyen",
          dice.one("vnpt", "viettel", "local"),
          0.25 / DISTRICTS * (0.5 + dice.fraction()),
          shared,
          250,
          4);
    }
    for (int i = 0; i < COMMUNES; i++) {
      office(
          "XP-%03d".formatted(i + 1),
          "H99.%d".formatted(i + 100),
          i % 40 == 7 ? " Xa-Phuong" : "xa-phuong",
          dice.one("vnpt", "local", "local", null),
          0.4 / COMMUNES * (0.3 + 1.4 * dice.fraction()),
          shared + 150,
          250,
          2);
    }
  }

  // Names, identifiers and rows that real catalogues hold twice, deleted, or half
  // (src/docs/rules.md)
  private void strangeOffices() {
    int shared = DEPARTMENTS * PER_DEPARTMENT;
    office("XP-900", "H99.900", "xa-phuong", "local", 0.000_5, shared, 250, 2);
    row("XP-900", "Xã Mẫu trùng mã", "H99.901", "xa-phuong", "local", 1, 1, null);
    office("XP-901", "H99.100", "xa-phuong", null, 0.001, shared, 250, 2);
    office("TT-01", "", "", null, 0.001, shared, 250, 2);
    offices.add(new Office("SO-90", "H99.90", "vnpt", 0.001, true, 0, PER_DEPARTMENT, 6));
    row("SO-90", "Sở Mẫu cũ", "H99.90", "so-ban-nganh", "vnpt", 1, 1, "2020-05-04 10:00:00");
    row(
        "SO-90",
        "Sở Mẫu đã giải thể",
        "H99.90",
        "so-ban-nganh",
        "vnpt",
        1,
        0,
        "2021-02-01 09:00:00");
    row("SO-02", "Sở Mẫu 2, tên cũ", "H99.02", "so-ban-nganh", null, 1, 1, "2022-01-01 00:00:00");
  }

  private void office(
      String code,
      String identifier,
      String catalog,
      String provider,
      double weight,
      int firstProcedure,
      int procedures,
      double meanDays) {
    boolean provincial = code.startsWith("SO");
    int number = offices.size();
    offices.add(
        new Office(
            code, identifier, provider, weight, provincial, firstProcedure, procedures, meanDays));
    Integer statistics = number % 4 == 3 ? null : Integer.valueOf(number == 60 ? 0 : 1);
    row(code, "Đơn vị Mẫu " + code, identifier, catalog, provider, statistics, 1, null);
  }

  private void row(
      String code,
      String name,
      String identifier,
      String catalog,
      String provider,
      Integer statistics,
      Integer active,
      String deleted) {
    officeRows.add(
        new Object[] {
          code,
          name,
          "UBNDT",
          identifier,
          catalog,
          provider,
          statistics,
          active,
          CREATED,
          // Its daily counter makes the row look changed
          deleted == null ? "2023-10-18 08:00:00" : null,
          deleted
        });
  }

  /** The office that receives a dossier. */
  Office office(Dice dice) {
    int found = Arrays.binarySearch(upTo, dice.fraction());
    return offices.get(Math.min(found < 0 ? -found - 1 : found, offices.size() - 1));
  }

  /** The procedure of a dossier: a few of an office's make most of its work. */
  Service service(Office office, Dice dice) {
    double fraction = dice.fraction();
    int which = (int) (office.procedures() * fraction * fraction);
    return services.get(office.firstProcedure() + which);
  }

  List<Office> offices() {
    return List.copyOf(offices);
  }

  List<Service> services() {
    return List.copyOf(services);
  }

  /** Writes the catalogues of one-stop. */
  void write(RowSink rows) throws SQLException {
    for (int i = 0; i < FIELDS; i++) {
      rows.add(GeneratedTable.LINH_VUC, "LV%02d".formatted(i), "Lĩnh vực Mẫu %d".formatted(i + 1));
    }
    for (Object[] office : officeRows) {
      rows.add(GeneratedTable.DON_VI, office);
    }
    for (int i = 0; i < services.size(); i++) {
      Service service = services.get(i);
      Integer yields = i % 3 == 0 ? null : Integer.valueOf(0);
      procedure(rows, service, service.yieldsResult() ? yields : Integer.valueOf(1), 1, null);
      if (i % 100 == 17) {
        // Superseded rows of the same code that say the opposite
        procedure(rows, service, service.yieldsResult() ? 1 : 0, 0, null);
        procedure(rows, service, service.yieldsResult() ? 1 : 0, 1, "2022-06-01 08:00:00");
      }
      if (i % 100 == 31) {
        // Its national part alone does not tell which
        String other = service.code().replace("H99", "H98");
        rows.add(
            GeneratedTable.THU_TUC,
            other,
            "Thủ tục Mẫu",
            "LV00",
            "4",
            1,
            1,
            1,
            CREATED,
            null,
            null);
      }
    }
  }

  private static void procedure(
      RowSink rows, Service service, Integer noResult, int inUse, String deleted)
      throws SQLException {
    rows.add(
        GeneratedTable.THU_TUC,
        service.code(),
        "Thủ tục Mẫu " + service.code(),
        service.field(),
        service.level(),
        service.fee() ? 1 : 0,
        noResult,
        inUse,
        CREATED,
        null,
        deleted);
  }
}
