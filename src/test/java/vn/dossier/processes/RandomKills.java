package vn.dossier.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.dossier.nightly.StepName;
import vn.dossier.recalculation.RandomSource;

/**
 * Nights that are killed several times each at random instants, recovered and continued, compared
 * with the same nights undisturbed.
 */
final class RandomKills {

  private static final int KILLS_PER_NIGHT = 4;

  private final Jar jar;
  private final Twins twins;
  private final RandomSource source;
  private final LifeOfANight life;
  private final Random random;
  private final Map<String, Integer> hits = new TreeMap<>();
  private final List<StepName> aims = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int kills;

  /**
   * @param life of an undisturbed night over a source like this
   * @param seed of the changes and the instants
   */
  RandomKills(Jar jar, Twins twins, RandomSource source, LifeOfANight life, long seed) {
    this.jar = jar;
    this.twins = twins;
    this.source = source;
    this.life = life;
    this.random = new Random(seed);
  }

  /**
   * Plays nights until so many kills have hit.
   *
   * @return how many hit while which step ran
   */
  Map<String, Integer> play(int wanted) throws SQLException {
    LocalDate night = source.firstNight();
    for (int round = 0; kills < wanted; round++) {
      twins.write(source.rows());
      List<String> command = command(round, night);
      disturb(command);
      assertThat(twins.undisturbed(command)).isZero();
      twins.compare(story);
      night = night.plusDays(round % 3 == 2 ? 40 : 1);
      source.mutate(random, night);
    }
    return hits;
  }

  // Mostly nights; now and then a backfill, a replay or a full one
  private static List<String> command(int round, LocalDate night) {
    return switch (round % 5) {
      case 1 -> List.of("rejects", "replay");
      case 2 ->
          List.of(
              "backfill",
              "--from",
              night.minusDays(90).toString(),
              "--to",
              night.minusDays(20).toString());
      case 4 -> List.of("nightly", "--date", night.toString(), "--full");
      default -> List.of("nightly", "--date", night.toString());
    };
  }

  private void disturb(List<String> command) {
    long complete = twins.completeRuns();
    List<String> next = command;
    for (StepName aim : someAims()) {
      RunningJar running = jar.startInSmallSteps(next.toArray(String[]::new));
      boolean hit = life.kill(running, aim, random);
      Ended ended = running.end();
      story.add("%s: %d at %d ms, in %s".formatted(next, ended.code(), running.millis(), aim));
      if (hit) {
        kills++;
        hits.merge(twins.whatRan(), 1, Integer::sum);
        recover();
      } else {
        assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
      }
      if (twins.completeRuns() > complete) {
        return;
      }
      // A run that had begun is continued
      next = twins.lastHasFailed() ? List.of("rerun") : command;
    }
    Ended ended = jar.startInSmallSteps(next.toArray(String[]::new)).end();
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
    assertThat(twins.completeRuns()).as("%s%n%s", story, ended.out()).isEqualTo(complete + 1);
  }

  /** In the order of the steps, since a completed one is not run again; null is any instant. */
  private List<StepName> someAims() {
    List<StepName> some = new ArrayList<>();
    while (some.size() < KILLS_PER_NIGHT) {
      if (aims.isEmpty()) {
        aims.addAll(List.of(StepName.values()));
        aims.add(null);
        Collections.shuffle(aims, random);
      }
      some.add(aims.remove(0));
    }
    some.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
    return some;
  }

  // A process may also die while it recovers
  private void recover() {
    if (random.nextInt(4) == 0) {
      RunningJar running = jar.startInSmallSteps("recover");
      LifeOfANight.sleep(random.nextLong(life.millis()));
      running.kill();
      running.end();
      story.add("recover: killed at %d ms".formatted(running.millis()));
    }
    Ended ended = jar.startInSmallSteps("recover").end();
    story.add("recover: %s".formatted(ended.out().strip()));
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
  }
}
