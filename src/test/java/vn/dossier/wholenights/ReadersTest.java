package vn.dossier.wholenights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.recalculation.SourceTable;
import vn.dossier.testing.database.Databases;
import vn.dossier.testing.night.CorruptedCell;
import vn.dossier.testing.night.Nights;
import vn.dossier.testing.night.PollingReader;
import vn.dossier.testing.night.SlowPublication;

/**
 * Readers poll while twelve nights change everything, every fourth of which fails at the gate: they
 * see whole figures, verified ones, and never wait.
 */
class ReadersTest {

  private static final int NIGHTS = 12;
  private static final int DAYS = 20;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final List<String> AGENCIES = List.of("G1", "G2", "DISTRICT", "COMMUNE");

  private final Random random = new Random(7);
  private final List<PollingReader> readers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private Nights nights;

  @AfterEach
  void close() {
    finish();
    nights.close();
  }

  // H2 tears a statement over two tables at times; what BI reads is a server
  @Test
  void seeWholeAndVerifiedFiguresAndNeverWait() throws SQLException {
    nights = new Nights(Databases.server("utf8mb4_general_ci"));
    fill();
    assertThat(nights.night(Nights.FIRST).code()).isEqualTo(ExitCode.OK);
    nights.warehouse().execute(SlowPublication.CREATION);
    Set<String> published = new TreeSet<>(Set.of("1000 of " + Nights.FIRST));
    start(false, true);

    for (int n = 1; n <= NIGHTS; n++) {
      LocalDate date = Nights.FIRST.plusDays(n);
      change(n, date);
      if (n % 4 == 0) {
        nights.warehouse().execute(CorruptedCell.creation(false));
        assertThat(nights.night(date).code()).isEqualTo(ExitCode.GATE);
        nights.warehouse().execute("DROP TRIGGER corrupt");
      } else {
        assertThat(nights.night(date).code()).isEqualTo(ExitCode.OK);
        published.add("%d of %s".formatted(1000 + n, date));
      }
    }
    finish();

    Set<String> seen = new TreeSet<>();
    for (PollingReader reader : readers) {
      assertThat(reader.violations()).isEmpty();
      assertThat(reader.slowestMillis()).isLessThan(PATIENCE_MILLIS);
      assertThat(reader.rounds()).isGreaterThan(NIGHTS);
      seen.addAll(reader.seen());
    }
    // A night that failed at the gate is seen by nobody, one that was published by somebody
    assertThat(seen).isSubsetOf(published).hasSizeGreaterThan(NIGHTS / 2);
  }

  private void start(boolean... inTransactions) throws SQLException {
    for (boolean transactions : inTransactions) {
      PollingReader reader = new PollingReader(nights.databases().warehouse(), transactions);
      Thread thread = new Thread(reader, "reader-" + readers.size());
      readers.add(reader);
      threads.add(thread);
      thread.start();
    }
  }

  private void finish() {
    readers.forEach(PollingReader::finish);
    for (Thread thread : threads) {
      try {
        thread.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void fill() {
    nights.agency("DISTRICT", "Huyện Mẫu").put("catalog", "quan-huyen");
    nights.agency("COMMUNE", "Xã Mẫu").put("catalog", "xa-phuong");
    nights.dossier("mark", "4", "2023-09-15 08:00:00");
    nights.paid("mark", "mark", "2023-09-16 09:00:00").put("so_tien", 1000);
    for (int day = 1; day <= DAYS; day++) {
      for (String agency : AGENCIES) {
        accept("%02d-%s".formatted(day, agency), agency, "2023-10-%02d 08:00:00".formatted(day));
      }
    }
  }

  private void accept(String id, String agency, String accepted) {
    nights.dossier(id, "4", accepted).put("don_vi_id", agency);
  }

  /** Each night: a new mark, new dossiers, old ones that change, finish, are lost or come back. */
  private void change(int n, LocalDate date) {
    nights.rows().rows(SourceTable.YEU_CAU_THANH_TOAN).get(0).put("so_tien", 1000 + n);
    for (String agency : AGENCIES) {
      accept("%s-%s".formatted(date, agency), agency, date + " 08:00:00");
    }
    // The day whose staged cells CorruptedCell changes must be among the changed ones
    nights.dossier("05-G1").put("kenh_thuc_hien", n % 2 == 0 ? "1" : "2");
    for (int i = 0; i < 12; i++) {
      // Agency G1 keeps all its days
      String agency = AGENCIES.get(1 + random.nextInt(AGENCIES.size() - 1));
      String id = "%02d-%s".formatted(1 + random.nextInt(DAYS), agency);
      Map<String, Object> dossier =
          nights.rows().rows(SourceTable.HO_SO).stream()
              .filter(row -> row.get("id").equals(id))
              .findFirst()
              .orElse(null);
      if (dossier == null) {
        accept(id, agency, "2023-10-%s 08:00:00".formatted(id.substring(0, 2)));
      } else {
        change(id, dossier, date);
      }
    }
  }

  private void change(String id, Map<String, Object> dossier, LocalDate date) {
    switch (random.nextInt(4)) {
      case 0 -> nights.lose(id);
      case 1 -> dossier.put("kenh_thuc_hien", List.of("1", "2", "3", "9").get(random.nextInt(4)));
      case 2 -> dossier.put("don_vi_id", AGENCIES.get(random.nextInt(AGENCIES.size())));
      default -> {
        dossier.put("trang_thai_ho_so_id", "9");
        dossier.put("ngay_ket_thuc_xu_ly", date + " 09:00:00");
      }
    }
  }
}
