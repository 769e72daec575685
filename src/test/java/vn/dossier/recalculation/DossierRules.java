package vn.dossier.recalculation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** src/docs/rules.md for one night: excluded, rejected or loaded, and with which flags. */
final class DossierRules {

  private static final Set<String> STATUSES =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
  private static final Set<String> OPEN = Set.of("2", "4", "5", "6", "8");
  private static final Set<String> REUSED = Set.of("2", "3", "tái sử dụng");

  private final Catalogue catalogue;
  private final AgencyHistory agencies;
  private final LocalDate asOf;
  private final Map<String, List<Map<String, Object>>> components;
  private final Map<String, List<Payment>> payments;

  DossierRules(SourceRows source, Catalogue catalogue, AgencyHistory agencies, LocalDate asOf) {
    this.catalogue = catalogue;
    this.agencies = agencies;
    this.asOf = asOf;
    components =
        source.rows(SourceTable.THANH_PHAN_HO_SO).stream()
            .filter(row -> row.get("ho_so") != null && !SourceDate.isSet(row.get("deleted_on")))
            .collect(Collectors.groupingBy(row -> (String) row.get("ho_so")));
    payments =
        source.rows(SourceTable.YEU_CAU_THANH_TOAN).stream()
            .map(Payment::of)
            .filter(payment -> payment.link() != null)
            .collect(Collectors.groupingBy(Payment::link));
  }

  Verdict judge(Map<String, Object> dossier) {
    String status = Reading.label(dossier.get("trang_thai_ho_so_id"));
    String exclusion = exclusion(dossier, status);
    if (exclusion != null) {
      return new Verdict.Excluded(exclusion);
    }
    SourceDate accepted = SourceDate.of(dossier.get("ngay_tiep_nhan"));
    SourceDate due = SourceDate.of(dossier.get("ngay_hen_tra"));
    SourceDate ended = SourceDate.of(dossier.get("ngay_ket_thuc_xu_ly"));
    SourceDate returned = SourceDate.of(dossier.get("ngay_tra"));
    boolean done = "9".equals(status) || "10".equals(status);
    LocalDate finished = !done ? null : ended.day() != null ? ended.day() : returned.day();
    String agency = Reading.trimmed(dossier.get("don_vi_id"));
    String rejection =
        Stream.of(accepted, due, ended, returned).anyMatch(SourceDate::impossible)
                || owesWhatCannotBe(dossier)
            ? "VALUE_INVALID"
            : rejection(status, accepted.day(), finished, agency);
    if (rejection != null) {
      String code = Reading.trimmed(dossier.get("ma_ho_so"));
      return new Verdict.Rejected(
          Reading.maskedWithDigest(code), Reading.masked(agency), rejection);
    }
    return new Verdict.Loaded(fact(dossier, status, accepted.day(), finished, due.day(), agency));
  }

  private boolean owesWhatCannotBe(Map<String, Object> dossier) {
    String code = Reading.trimmed(dossier.get("ma_ho_so"));
    List<Payment> requests = code == null ? List.of() : payments.getOrDefault(code, List.of());
    return requests.stream().anyMatch(Payment::cannotBe) || Payment.sumCannotBe(requests);
  }

  private static String exclusion(Map<String, Object> dossier, String status) {
    if (SourceDate.isSet(dossier.get("deleted_on"))) {
      return "DELETED";
    }
    return "1".equals(status) ? "NOT_YET_ACCEPTED" : "3".equals(status) ? "REFUSED" : null;
  }

  private String rejection(String status, LocalDate accepted, LocalDate finished, String agency) {
    if (status == null || !STATUSES.contains(status)) {
      return "STATUS_UNKNOWN";
    }
    if (accepted == null) {
      return "ACCEPTED_DATE_MISSING";
    }
    if (accepted.isAfter(asOf)) {
      return "ACCEPTED_DATE_IN_FUTURE";
    }
    if (finished != null && finished.isAfter(asOf)) {
      return "FINISHED_DATE_IN_FUTURE";
    }
    if (finished != null && finished.isBefore(accepted)) {
      return "FINISHED_BEFORE_ACCEPTED";
    }
    Catalogue.Agency known = catalogue.agency(agency);
    return known == null ? "AGENCY_UNKNOWN" : known.ambiguous() ? "AGENCY_AMBIGUOUS" : null;
  }

  private Fact fact(
      Map<String, Object> dossier,
      String status,
      LocalDate accepted,
      LocalDate finished,
      LocalDate due,
      String agency) {
    String code = Reading.trimmed(dossier.get("ma_ho_so"));
    Catalogue.Procedure procedure = catalogue.procedure(Reading.trimmed(dossier.get("ma_tthc")));
    boolean yieldsResult = procedure == null || procedure.yieldsResult() == 1;
    boolean resultFile = Reading.holdsFile(dossier.get("dinh_kem_ket_qua"));
    boolean done = "9".equals(status) || "10".equals(status);
    boolean withdrawn =
        "7".equals(status)
            || done && "trả lại/xin rút".equals(Reading.label(dossier.get("loai_ket_qua")));
    String kindOfChannel = Reading.label(dossier.get("kenh_thuc_hien"));
    String channel = channel(kindOfChannel);
    boolean online = channel.equals("ONLINE");
    boolean resultDue = done && !withdrawn && yieldsResult;
    boolean digitised =
        anyComponent(code, component -> Reading.holdsFile(component.get("dinh_kem")));
    boolean reused =
        anyComponent(
            code,
            component -> {
              String state = Reading.label(component.get("trang_thai_so_hoa"));
              return state != null && REUSED.contains(state);
            });
    Map<String, Long> numbers = new LinkedHashMap<>();
    flag(numbers, "channel_missing", kindOfChannel == null);
    flag(numbers, "online", online);
    flag(numbers, "online_766", online && (resultFile || !yieldsResult));
    flag(numbers, "component_digitised", digitised);
    flag(numbers, "result_due", resultDue);
    flag(numbers, "result_digitised", resultDue && resultFile);
    flag(numbers, "digitised_766", digitised && (resultFile || !yieldsResult));
    flag(numbers, "reused", reused);
    flag(numbers, "withdrawn", withdrawn);
    flag(numbers, "is_open", OPEN.contains(status));
    addMoney(numbers, code == null ? List.of() : payments.getOrDefault(code, List.of()));
    return new Fact(
        (String) dossier.get("id"),
        code,
        agencies.validOn(agency, accepted),
        procedure == null ? "" : procedure.code(),
        accepted,
        finished,
        due,
        status,
        channel,
        Reading.trimmed(dossier.get("muc_do")),
        withdrawn || finished == null ? null : timeliness(finished, due),
        numbers);
  }

  private static void addMoney(Map<String, Long> numbers, List<Payment> requests) {
    boolean obligation = requests.stream().anyMatch(Payment::counted);
    boolean pending = !obligation && requests.stream().anyMatch(Payment::pending);
    boolean exempt =
        !obligation && !pending && requests.stream().anyMatch(p -> p.stands() && p.exempt());
    long online = paid(requests, "ONLINE");
    long transfer = paid(requests, "TRANSFER");
    flag(numbers, "obligation", obligation);
    flag(numbers, "obligation_pending", pending);
    flag(numbers, "exempt", exempt);
    // Counted amounts are above 0, so a sum above 0 is a request that was paid so.
    flag(numbers, "cashless", online > 0);
    flag(numbers, "non_cash", online + transfer > 0);
    numbers.put(
        "amount_due", requests.stream().filter(Payment::counted).mapToLong(Payment::amount).sum());
    numbers.put("amount_online", online);
    numbers.put("amount_transfer", transfer);
    numbers.put("amount_cash", paid(requests, "CASH"));
  }

  private static long paid(List<Payment> requests, String method) {
    return requests.stream()
        .filter(p -> p.counted() && p.paid() && p.collectionMethod().equals(method))
        .mapToLong(Payment::amount)
        .sum();
  }

  private boolean anyComponent(String code, Predicate<Map<String, Object>> rule) {
    return code != null && components.getOrDefault(code, List.of()).stream().anyMatch(rule);
  }

  private static void flag(Map<String, Long> numbers, String name, boolean holds) {
    numbers.put(name, holds ? 1L : 0L);
  }

  private static String channel(String label) {
    if (label == null) {
      return "DIRECT";
    }
    return switch (label) {
      case "1" -> "DIRECT";
      case "2" -> "ONLINE";
      case "3" -> "POSTAL";
      default -> "UNKNOWN";
    };
  }

  private static String timeliness(LocalDate finished, LocalDate due) {
    if (due == null) {
      return "NO_DUE_DATE";
    }
    return finished.isBefore(due) ? "EARLY" : finished.isAfter(due) ? "LATE" : "ON_TIME";
  }
}
