package vn.dossier.sample;

import static java.util.stream.Collectors.groupingBy;
import static vn.dossier.sample.Reading.code;
import static vn.dossier.sample.Reading.date;
import static vn.dossier.sample.Reading.firstOf;
import static vn.dossier.sample.Reading.label;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The figures of the sample counted from its files, by the rules of src/docs/rules.md in plain
 * Java. It knows nothing of how the files were made.
 */
final class Recount {

  /** A loaded dossier of an agency in statistics, with what the bulletin asks of it. */
  record Counted(
      YearMonth month,
      String level,
      boolean online,
      boolean digitised,
      boolean obligation,
      boolean cashless,
      LocalDate finished,
      LocalDate due) {}

  private static final Set<String> STATUSES =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  private static final Set<String> NOT_COUNTED_PAYMENTS =
      Set.of("hủy thanh toán", "đã hoàn phí", "hoàn phí");

  private final List<Map<String, String>> dossiers;
  private final List<Map<String, String>> papers;
  private final List<Map<String, String>> payments;
  private final Map<String, List<Map<String, String>>> agencies;
  private final Map<String, List<Map<String, String>>> componentsOf;
  private final Map<String, List<Map<String, String>>> paymentsOf;
  private final LocalDate asOf;

  final List<Counted> counted = new ArrayList<>();
  final Map<String, Integer> reasons = new TreeMap<>();

  Recount(Path data, LocalDate asOf) {
    this.asOf = asOf;
    dossiers = SampleCsv.read(data.resolve("sample/ho_so.csv"));
    papers = SampleCsv.read(data.resolve("sample/giay_to_so_hoa.csv"));
    payments = SampleCsv.read(data.resolve("sample/yeu_cau_thanh_toan.csv"));
    List<Map<String, String>> components =
        SampleCsv.read(data.resolve("sample/thanh_phan_ho_so.csv"));
    List<Map<String, String>> units = SampleCsv.read(data.resolve("reference/don_vi.csv"));
    agencies = by(units, row -> code(row.get("group_code")));
    componentsOf = by(live(components), row -> row.get("ho_so"));
    paymentsOf = by(live(payments), row -> row.get("ma_ho_so"));
    dossiers.forEach(this::classify);
  }

  /** Historical results digitised up to a day, whatever their agency. */
  long historicalResults(LocalDate upTo) {
    Set<String> codes = new TreeSet<>();
    dossiers.stream()
        .map(row -> code(row.get("ma_ho_so")))
        .filter(Objects::nonNull)
        .forEach(codes::add);
    return live(papers).stream()
        .filter(row -> "1".equals(row.get("loai_so_hoa")))
        .filter(row -> !"3".equals(label(row.get("trang_thai_so_hoa"))))
        .filter(row -> row.get("ma_ho_so") == null || !codes.contains(row.get("ma_ho_so")))
        .map(row -> firstOf(date(row, "thoi_gian_so_hoa"), date(row, "created_on")))
        .filter(day -> day != null && !day.isAfter(upTo))
        .count();
  }

  /** Names of the agencies with a counted electronic receipt in a month. */
  Set<String> receiptAgencies(YearMonth month) {
    Set<String> names = new TreeSet<>();
    for (Map<String, String> row : live(payments)) {
      boolean numbered =
          code(row.get("so_bien_lai_phi")) != null || code(row.get("so_bien_lai_le_phi")) != null;
      LocalDate day = date(row, "ngay_thu_phi");
      if (numbered && paid(row) && day != null && YearMonth.from(day).equals(month)) {
        // Each request of the sample with a receipt names an agency itself
        String agency = firstOf(code(row.get("don_vi_thu")), code(row.get("don_vi")));
        List<Map<String, String>> units = live(agencies.getOrDefault(agency, List.of()));
        if (units.size() == 1 && electronic(units.get(0))) {
          names.add(units.get(0).get("group_name"));
        }
      }
    }
    return names;
  }

  private static boolean electronic(Map<String, String> unit) {
    String provider = label(unit.get("loai_bien_lai_thanh_toan"));
    return "vnpt".equals(provider) || "viettel".equals(provider);
  }

  private void classify(Map<String, String> row) {
    String reason = reason(row);
    if (reason != null) {
      reasons.merge(reason, 1, Integer::sum);
      return;
    }
    // None of several deleted rows differs in level or statistics
    Map<String, String> unit = current(agencies.get(code(row.get("don_vi_id"))));
    if ("0".equals(unit.get("co_thong_ke"))) {
      return;
    }
    String link = Objects.requireNonNullElse(code(row.get("ma_ho_so")), "no code, no rows");
    List<Map<String, String>> requests =
        paymentsOf.getOrDefault(link, List.of()).stream().filter(Recount::countedRequest).toList();
    counted.add(
        new Counted(
            YearMonth.from(date(row, "ngay_tiep_nhan")),
            level(unit),
            "2".equals(label(row.get("kenh_thuc_hien"))),
            componentsOf.getOrDefault(link, List.of()).stream().anyMatch(Recount::hasFile),
            !requests.isEmpty(),
            requests.stream().anyMatch(Recount::paidOnline),
            finished(row),
            date(row, "ngay_hen_tra")));
  }

  private String reason(Map<String, String> row) {
    String status = label(row.get("trang_thai_ho_so_id"));
    LocalDate accepted = date(row, "ngay_tiep_nhan");
    LocalDate finished = finished(row);
    if (row.get("deleted_on") != null) {
      return "DELETED";
    } else if ("1".equals(status)) {
      return "NOT_YET_ACCEPTED";
    } else if ("3".equals(status)) {
      return "REFUSED";
    } else if (status == null || !STATUSES.contains(status)) {
      return "STATUS_UNKNOWN";
    } else if (accepted == null) {
      return "ACCEPTED_DATE_MISSING";
    } else if (accepted.isAfter(asOf)) {
      return "ACCEPTED_DATE_IN_FUTURE";
    } else if (finished != null && finished.isAfter(asOf)) {
      return "FINISHED_DATE_IN_FUTURE";
    } else if (finished != null && finished.isBefore(accepted)) {
      return "FINISHED_BEFORE_ACCEPTED";
    }
    String agency = code(row.get("don_vi_id"));
    if (agency == null || !agencies.containsKey(agency)) {
      return "AGENCY_UNKNOWN";
    }
    return live(agencies.get(agency)).size() > 1 ? "AGENCY_AMBIGUOUS" : null;
  }

  private static Map<String, String> current(List<Map<String, String>> units) {
    return live(units).stream().findFirst().orElse(units.get(0));
  }

  private static String level(Map<String, String> unit) {
    String catalog = Objects.requireNonNullElse(label(unit.get("catalog")), "");
    return switch (catalog) {
      case "so-ban-nganh", "cnvpdk" -> "PROVINCE";
      case "quan-huyen" -> "DISTRICT";
      case "xa-phuong" -> "COMMUNE";
      default -> "UNKNOWN";
    };
  }

  private static LocalDate finished(Map<String, String> row) {
    String status = label(row.get("trang_thai_ho_so_id"));
    boolean done = "9".equals(status) || "10".equals(status);
    return done ? firstOf(date(row, "ngay_ket_thuc_xu_ly"), date(row, "ngay_tra")) : null;
  }

  private static boolean hasFile(Map<String, String> component) {
    String files = Objects.requireNonNullElse(component.get("dinh_kem"), "");
    return Stream.of(files.split("##")).anyMatch(file -> code(file) != null);
  }

  private static boolean countedRequest(Map<String, String> request) {
    String amount = request.get("so_tien");
    return !NOT_COUNTED_PAYMENTS.contains(label(request.get("trang_thai")))
        && !"đối tượng miễn phí".equals(label(request.get("hinh_thuc_thu")))
        && amount != null
        && Integer.parseInt(amount) > 0;
  }

  private static boolean paid(Map<String, String> request) {
    return "đã thanh toán".equals(label(request.get("trang_thai")));
  }

  private static boolean paidOnline(Map<String, String> request) {
    return paid(request) && "truc-tuyen".equals(label(request.get("hinh_thuc_thanh_toan")));
  }

  private static List<Map<String, String>> live(List<Map<String, String>> rows) {
    Predicate<Map<String, String>> deleted = row -> row.get("deleted_on") != null;
    return rows.stream().filter(deleted.negate()).toList();
  }

  private static Map<String, List<Map<String, String>>> by(
      List<Map<String, String>> rows, Function<Map<String, String>, String> key) {
    return rows.stream().filter(row -> key.apply(row) != null).collect(groupingBy(key));
  }
}
