package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.database.OpenCpsRows;
import vn.dossier.testing.night.Product;

/**
 * Random rows of OpenCPS, night after night, against verdicts that are worked out here from the
 * rows themselves: no SQL of the adapter, no class of the program. {@code -Dopencps.seeds=50} for
 * more.
 */
class OpenCpsRecalculationTest {

  private static final int SEEDS = Integer.getInteger("opencps.seeds", 4);
  private static final int DOSSIERS = 40;
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

  private static final String VERDICTS =
      """
      SELECT dossier_id, CONCAT_WS(' ', 'LOADED', accepted_date, channel, open_state, finished_date, timeliness,
          CASE WHEN withdrawn = 1 THEN 'withdrawn' END,
          CASE WHEN component_digitised = 1 THEN 'digitised' END,
          CASE WHEN result_digitised = 1 THEN 'result' END,
          CASE WHEN exempt = 1 THEN 'exempt' END,
          CASE WHEN cashless = 1 THEN 'cashless' END,
          CASE WHEN non_cash = 1 THEN 'non-cash' END,
          amount_due) AS verdict
      FROM fact_dossier
      UNION ALL
      SELECT dossier_id, CONCAT('REJECTED ', reason_code) FROM etl_reject
      UNION ALL
      SELECT dossier_id, CONCAT('EXCLUDED ', code) FROM etl_verdict_note WHERE kind = 'EXCLUDED'
      """;

  private final Map<Long, String> expected = new TreeMap<>();
  private Random random;
  private OpenCpsRows rows;

  @Test
  void randomRowsCountAsTheyAreWorkedOutByHand() throws SQLException {
    Databases databases = Databases.of("opencps", true);
    JdbcTemplate source = jdbc(databases, databases.sourceUrl());
    JdbcTemplate warehouse = jdbc(databases, databases.warehouseUrl());
    rows = new OpenCpsRows(source);
    rows.catalogues();
    Map<String, Object> settings = new HashMap<>(databases.settings());
    settings.put("dossier.source.adapter", "opencps");
    settings.put("dossier.source.settings.sites", "20");
    settings.put("dossier.source.settings.zoneHours", ZONE_HOURS);
    settings.put("dossier.nightly.chunk-size", 7);
    try (Product product = new Product(settings)) {
      for (int seed = 1; seed <= SEEDS; seed++) {
        random = new Random(seed);
        // Some of them stay as they are, so that the night does not read their buckets
        for (long id = 1; id <= DOSSIERS; id++) {
          if (seed == 1 || random.nextInt(3) > 0) {
            for (String table : List.of("dossier", "dossierfile", "paymentfile", "deliverable")) {
              source.update("DELETE FROM opencps_%s WHERE dossierId = ?".formatted(table), id);
            }
            expected.put(id, dossier(id));
          }
        }
        LocalDate night = FIRST_NIGHT.plusDays(seed);
        assertThat(product.run(night.plusDays(1), "nightly", "--date", night.toString()))
            .as("seed %d", seed)
            .isZero();
        Map<Long, String> found = new TreeMap<>();
        warehouse.query(
            VERDICTS,
            rs -> {
              found.put(rs.getLong("dossier_id"), rs.getString("verdict"));
            });
        assertThat(found).as("seed %d", seed).containsExactlyEntriesOf(expected);
      }
    }
  }

  private static JdbcTemplate jdbc(Databases databases, String url) {
    return new JdbcTemplate(
        new DriverManagerDataSource(url, databases.username(), databases.password()));
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
    int originality = one(3, 3, 3, 3, 2, 2, 2, 1, 0, 4, 9, -3);
    Long originId = one(0L, 0L, 0L, 0L, null, 77L);
    String originNo = one(null, null, null, "", "X-1");
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
    LocalDateTime received = one(null, moment(), moment(), moment(), moment());
    LocalDateTime due = one(null, moment(), moment());
    LocalDateTime released = one(null, moment(), moment());
    LocalDateTime finished = one(null, moment());
    String agency = one("H01", "H01", "H02", "H99", null);
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

  private static long of(Long amount) {
    return amount == null ? 0 : amount;
  }
}
