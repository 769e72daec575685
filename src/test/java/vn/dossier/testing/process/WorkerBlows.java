package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Nights that share their partitions and are hit at random instants: processes are killed, frozen
 * and woken, stopped; messages are lost and doubled. Each is compared with the same night in one
 * process that nobody disturbs.
 */
public final class WorkerBlows {

  private static final int WORKERS = 2;
  private static final int BLOWS_PER_NIGHT = 3;

  private final SharedNights nights;
  private final Random random;
  private final Map<String, Integer> hits = new TreeMap<>();
  private final List<RunningJar> workers = new ArrayList<>();
  private final List<RunningJar> frozen = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private boolean lastRestarted;

  public WorkerBlows(SharedNights nights, long seed) {
    this.nights = nights;
    this.random = new Random(seed);
  }

  /**
   * Plays nights until so many kills and freezes have hit.
   *
   * @return how many blows of each kind
   */
  public Map<String, Integer> play(int kills, int freezes) throws SQLException {
    while (count("killed") < kills || count("frozen") < freezes) {
      story.clear();
      night();
      nights.nextDay();
    }
    frozen.forEach(worker -> worker.signal("CONT"));
    return hits;
  }

  private int count(String what) {
    return hits.entrySet().stream()
        .filter(hit -> hit.getKey().endsWith(what))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private void night() throws SQLException {
    fill();
    List<String> command = random.nextInt(4) == 0 ? nights.night("--full") : nights.night();
    RunningJar night = nights.start(command);
    boolean restarted = false;
    for (int blow = 0;
        blow < BLOWS_PER_NIGHT && night.says("Executing step: [classify-dossiers]");
        blow++) {
      LifeOfANight.sleep(random.nextInt(1200));
      if (!night.isAlive()) {
        break;
      }
      if (strike(night)) {
        restarted = true;
        Ended ended = night.end();
        assertThat(ended.code()).as("%s%n%s", story, ended.err()).isNotIn(2, 3, 4);
        night = nights.start(List.of("rerun"));
      }
      fill();
    }
    while (true) {
      Ended ended = night.end();
      story.add("ended with %d".formatted(ended.code()));
      if (ended.code() == 0) {
        break;
      }
      // Handed over more often than is allowed
      assertThat(ended.err()).as("%s%n%s", story, ended.err()).contains("was handed over");
      restarted = true;
      night = nights.start(List.of("rerun"));
    }
    // A night after one that was continued reads what that one had not settled, and settles more
    nights.compare(command, story, !restarted && !lastRestarted);
    lastRestarted = restarted;
  }

  // Whether the night itself has ended by it
  private boolean strike(RunningJar night) {
    RunningJar worker = workers.get(random.nextInt(workers.size()));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        hit("worker killed");
        worker.kill();
        workers.remove(worker);
      }
      case 3, 4, 5, 6 -> {
        hit("worker frozen");
        freeze(worker);
      }
      case 7 -> {
        hit("worker stopped");
        worker.signal("TERM");
        workers.remove(worker);
      }
      case 8, 9 -> {
        hit("night killed");
        night.kill();
        return true;
      }
      case 10 -> {
        if (random.nextBoolean()) {
          hit("night stopped");
          night.signal("TERM");
          return true;
        }
        hit("night frozen");
        night.signal("STOP");
        LifeOfANight.sleep(random.nextInt(3000));
        night.signal("CONT");
      }
      default -> messages();
    }
    return false;
  }

  private void freeze(RunningJar worker) {
    worker.signal("STOP");
    if (random.nextBoolean()) {
      LifeOfANight.sleep(random.nextInt(4000));
      worker.signal("CONT");
    } else {
      // It wakes up some night
      frozen.add(worker);
      workers.remove(worker);
    }
    if (frozen.size() > 2) {
      RunningJar woken = frozen.remove(0);
      story.add("woken");
      woken.signal("CONT");
      workers.add(woken);
    }
  }

  private void messages() {
    int what = random.nextInt(3);
    if (what == 0) {
      hit("message lost");
      nights.warehouse().update("DELETE FROM INT_CHANNEL_MESSAGE ORDER BY MESSAGE_ID LIMIT 2");
    } else {
      // A message is removed by the number in it
      hit(what == 1 ? "message doubled" : "queue blocked");
      nights.doubleMessages(what == 1);
    }
  }

  private void hit(String what) {
    hits.merge(what, 1, Integer::sum);
    story.add(what);
  }

  private void fill() {
    workers.removeIf(worker -> !worker.isAlive());
    while (workers.size() < WORKERS) {
      workers.add(nights.worker());
    }
  }
}
