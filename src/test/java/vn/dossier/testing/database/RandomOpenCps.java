package vn.dossier.testing.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.dossier.recalculation.ChangingSource;

/**
 * Random rows of OpenCPS v2, with what each dossier has to count as: worked out here from the rows
 * themselves, by no SQL of the adapter and no class of the program.
 */
public final class RandomOpenCps implements ChangingSource {

  /** What a night over it has to be told. */
  public static final Map<String, Object> SETTINGS =
      Map.of(
          "dossier.source.adapter",
          "opencps",
          "dossier.source.settings.sites",
          Long.toString(OpenCpsRows.SITE),
          "dossier.source.settings.zoneHours",
          "7");

  private static final LocalDate FIRST_NIGHT = LocalDate.of(2023, 11, 1);
  private static final DateTimeFormatter STORED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static final int ZONE_HOURS = 7;

  private static final Set<String> BEFORE_ACCEPTANCE = Set.of("", "new", "receiving", "collecting");
  private static final Set<String> LOCKABLE =
      Set.of("new", "processing", "interoperating", "handover");
  private static final Set<String> FINISHED = Set.of("releasing", "posting", "done", "unresolved");
  private static final Set<String> ONLINE = Set.of("Keypay", "Paygov");

  private static final Map<String, String> OPEN =
      Map.ofEntries(
          Map.entry("new", "PROCESSING"),
          Map.entry("processing", "PROCESSING"),
          Map.entry("interoperating", "PROCESSING"),
          Map.entry("handover", "PROCESSING"),
          Map.entry("collecting", "PROCESSING"),
          Map.entry("waiting", "SUPPLEMENT"),
          Map.entry("correcting", "SUPPLEMENT"),
          Map.entry("receiving", "SUPPLEMENT"),
          Map.entry("pausing", "PAUSED"),
          Map.entry("paying", "PAUSED"),
          Map.entry("cancelling", "PAUSED"));

  /** Where the chances of each dossier begin: its rows stay as they are until that moves. */
  private final Map<Long, Long> seeds = new TreeMap<>();

  private final Map<Long, String> expected = new TreeMap<>();
  private final List<String> collected = new ArrayList<>();
  private Random random;
  private OpenCpsRows rows;

  public RandomOpenCps(long seed, int dossiers) {
    Random first = new Random(seed);
    for (long id = 1; id <= dossiers; id++) {
      seeds.put(id, first.nextLong());
    }
  }

  @Override
  public LocalDate firstNight() {
    return FIRST_NIGHT;
  }

  /** Two of three dossiers are others, and a few come. */
  @Override
  public void mutate(Random chances, LocalDate night) {
    seeds.replaceAll((id, seed) -> chances.nextInt(3) > 0 ? chances.nextLong() : seed);
    for (long id = seeds.size() + 1L, last = id + chances.nextInt(3); id < last; id++) {
      seeds.put(id, chances.nextLong());
    }
  }

  @Override
  public void writeTo(Connection connection) throws SQLException {
    boolean committed = connection.getAutoCommit();
    connection.setAutoCommit(false);
    JdbcTemplate source = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    rows = new OpenCpsRows(source);
    if (Long.valueOf(0)
        .equals(source.queryForObject("SELECT COUNT(*) FROM opencps_dictitem", Long.class))) {
      rows.catalogues();
    }
    for (String table : List.of("dossier", "dossierfile", "paymentfile", "deliverable")) {
      source.update("DELETE FROM opencps_" + table);
    }
    expected.clear();
    collected.clear();
    seeds.forEach(
        (id, seed) -> {
          random = new Random(seed);
          rows.continueBehind(id * 100);
          expected.put(id, dossier(id));
        });
    connection.commit();
    connection.setAutoCommit(committed);
  }

  /** What each dossier written last counts as, by id. */
  public Map<Long, String> expected() {
    return new TreeMap<>(expected);
  }

  /** What was collected of those that count: dossier, day, method and amount. */
  public List<String> collected() {
    return collected.stream().filter(line -> isLoaded(line)).sorted().toList();
  }

  private boolean isLoaded(String line) {
    return expected.get(Long.valueOf(line.split(" ")[0])).startsWith("LOADED");
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  // Any hour, so that some are of the next day in local time
  private LocalDateTime moment() {
    return LocalDate.of(2023, 9, 20).plusDays(random.nextInt(40)).atTime(random.nextInt(24), 30);
  }

  private static String stored(LocalDateTime moment) {
    return moment == null ? null : moment.format(STORED);
  }

  private static LocalDate local(LocalDateTime moment) {
    return moment == null ? null : moment.plusHours(ZONE_HOURS).toLocalDate();
  }

  private String dossier(long id) {
    int originality = one(3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 0, 4, 9, -3);
    Long originId = one(0L, 0L, 0L, 0L, 0L, 0L, 0L, null, 77L);
    String originNo = one(null, null, null, null, null, null, "", "X-1");
    String status =
        one(
            "new",
            "receiving",
            "collecting",
            "processing",
            "interoperating",
            "handover",
            "waiting",
            "correcting",
            "pausing",
            "paying",
            "cancelling",
            "cancelled",
            "denied",
            "releasing",
            "posting",
            "done",
            "done",
            "done",
            "unresolved",
            "DONE",
            "Processing",
            "",
            null,
            "foo");
    String lock = one(null, null, "PAUSE", "PAUSE_OVERDUE", "OTHER");
    LocalDateTime received = random.nextInt(10) == 0 ? null : moment();
    LocalDateTime due = one(null, moment(), moment());
    LocalDateTime released = one(null, moment(), moment());
    LocalDateTime finished = one(null, moment());
    String agency = one("H01", "H01", "H01", "H01", "H02", "H02", "H99", null);
    Integer online = one(1, 1, 0, 0, null);
    Integer byPost = one(null, 0, 1);
    rows.dossier(
        id,
        "originality",
        originality,
        "originDossierId",
        originId,
        "originDossierNo",
        originNo,
        "dossierNo",
        one("same", "H01-" + id, null),
        "dossierStatus",
        status,
        "lockState",
        lock,
        "receiveDate",
        stored(received),
        "dueDate",
        stored(due),
        "releaseDate",
        stored(released),
        "finishDate",
        stored(finished),
        "govAgencyCode",
        agency,
        "online_",
        online,
        "fromViaPostal",
        byPost);
    boolean digitised = false;
    boolean result = false;
    for (int i = random.nextInt(4); i > 0; i--) {
      Integer type = one(null, 1, 1, 2, 2, 3, 6, 7);
      Long entry = one(null, 0L, 5000L + i);
      Integer removed = one(null, 0, 0, 1);
      rows.file(id, type, entry, removed);
      boolean live = entry != null && entry > 0 && (removed == null || removed == 0);
      digitised |= live && (type == null || type == 1 || type == 6);
      result |= live && type != null && (type == 2 || type == 7);
    }
    if (random.nextInt(5) == 0) {
      rows.deliverable(id, id, 1);
      result = true;
    }
    Money money = money(id);

    String word = status == null ? "" : status.toLowerCase(Locale.ROOT);
    if (originality < 0) {
      return "EXCLUDED DELETED";
    }
    boolean first = (originId == null || originId == 0) && (originNo == null || originNo.isEmpty());
    if (originality != 2 && originality != 3 || !first) {
      return "EXCLUDED COPY";
    }
    if (received == null && BEFORE_ACCEPTANCE.contains(word)) {
      return "EXCLUDED NOT_YET_ACCEPTED";
    }
    if (word.equals("denied")) {
      return "EXCLUDED REFUSED";
    }
    boolean locked = lock != null && lock.startsWith("PAUSE") && LOCKABLE.contains(word);
    if (word.isEmpty() || word.equals("foo")) {
      return "REJECTED STATUS_UNKNOWN";
    }
    if (received == null) {
      return "REJECTED ACCEPTED_DATE_MISSING";
    }
    LocalDate accepted = local(received);
    LocalDate end = FINISHED.contains(word) ? local(released != null ? released : finished) : null;
    if (end != null && end.isBefore(accepted)) {
      return "REJECTED FINISHED_BEFORE_ACCEPTED";
    }
    if (agency == null || agency.equals("H99")) {
      return "REJECTED AGENCY_UNKNOWN";
    }
    List<String> words = new ArrayList<>(List.of("LOADED", accepted.toString()));
    words.add(
        online != null && online == 1
            ? "ONLINE"
            : byPost != null && byPost > 0 ? "POSTAL" : "DIRECT");
    words.add(locked ? "PAUSED" : OPEN.get(word));
    words.add(end == null ? null : end.toString());
    words.add(end == null ? null : timeliness(end, local(due)));
    words.add(word.equals("cancelled") ? "withdrawn" : null);
    words.add(digitised ? "digitised" : null);
    words.add(result && FINISHED.contains(word) ? "result" : null);
    words.addAll(money.words());
    return String.join(" ", words.stream().filter(w -> w != null).toList());
  }

  private static String timeliness(LocalDate end, LocalDate due) {
    if (due == null) {
      return "NO_DUE_DATE";
    }
    return end.isBefore(due) ? "EARLY" : end.equals(due) ? "ON_TIME" : "LATE";
  }

  private record Money(long due, boolean pending, boolean free, boolean online, boolean nonCash) {

    List<String> words() {
      return Arrays.asList(
          due == 0 && !pending && free ? "exempt" : null,
          online ? "cashless" : null,
          nonCash ? "non-cash" : null,
          Long.toString(due));
    }
  }

  private Money money(long id) {
    Money all = new Money(0, false, false, false, false);
    for (int i = random.nextInt(3); i > 0; i--) {
      Long charge = one(null, 0L, 10_000L);
      Long fee = one(null, 0L, 5_000L);
      Long advance = one(null, 0L, 30_000L);
      Long postage = one(null, 0L, 30_000L);
      Long remaining = one(null, 0L, 20_000L);
      int status = random.nextInt(6);
      String method = one(null, "Keypay", "Paygov", "Chuyển khoản", "Tiền mặt", "Ví lạ");
      String approved = one(null, "1970-01-01 00:00:00", "2023-10-06 02:00:00");
      rows.payment(
          id,
          "feeAmount",
          charge,
          "serviceAmount",
          fee,
          "advanceAmount",
          advance,
          "shipAmount",
          postage,
          "paymentAmount",
          remaining,
          "paymentStatus",
          status,
          "paymentMethod",
          method,
          "approveDatetime",
          approved);
      long amount =
          of(charge) + of(fee) > 0
              ? of(charge) + of(fee)
              : Math.max(of(advance), of(remaining)) - of(postage);
      boolean paid = status == 5 || status == 2 && approved != null && approved.startsWith("2023");
      boolean counts = amount > 0;
      boolean online = counts && paid && method != null && ONLINE.contains(method);
      if (counts && paid) {
        collected.add("%d 2023-10-06 %s %d".formatted(id, method(method), amount));
      }
      all =
          new Money(
              all.due() + (counts ? amount : 0),
              all.pending() || !counts && (status == 1 || status == 2 || status == 4),
              all.free() || !counts && status == 5,
              all.online() || online,
              all.nonCash() || online || counts && paid && "Chuyển khoản".equals(method));
    }
    return all;
  }

  // Approved on the 6th, or else changed last on that day
  private static String method(String method) {
    if (method == null) {
      return "UNKNOWN";
    }
    return switch (method) {
      case "Keypay", "Paygov" -> "ONLINE";
      case "Chuyển khoản" -> "TRANSFER";
      case "Tiền mặt" -> "CASH";
      default -> "UNKNOWN";
    };
  }

  private static long of(Long amount) {
    return amount == null ? 0 : amount;
  }
}
