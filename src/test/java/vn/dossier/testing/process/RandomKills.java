package vn.dossier.testing.process;

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
import vn.dossier.nightly.plan.StepName;
import vn.dossier.recalculation.ChangingSource;

/**
 * Nights that are hit several times each at random instants, recovered and continued, compared with
 * the same nights undisturbed.
 */
public final class RandomKills {

  private static final int KILLS_PER_NIGHT = 4;

  private final Jar jar;
  private final Twins twins;
  private final ChangingSource source;
  private final LifeOfANight life;
  private final Blow blow;
  private final Random random;
  private final Map<String, Integer> hits = new TreeMap<>();
  private final List<StepName> aims = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int kills;

  /**
   * @param life of an undisturbed night over a source like this
   * @param blow what hits it
   * @param seed of the changes and the instants
   */
  public RandomKills(
      Jar jar, Twins twins, ChangingSource source, LifeOfANight life, Blow blow, long seed) {
    this.jar = jar;
    this.twins = twins;
    this.source = source;
    this.life = life;
    this.blow = blow;
    this.random = new Random(seed);
  }

  /**
   * Plays nights until so many kills have hit.
   *
   * @return how many hit while which step ran
   */
  public Map<String, Integer> play(int wanted) throws SQLException {
    LocalDate night = source.firstNight();
    LocalDate published = night;
    for (int round = 0; kills < wanted; round++) {
      twins.write(source);
      List<String> command = command(round, night, published);
      disturb(command);
      published = command.get(0).equals("nightly") ? night : published;
      assertThat(twins.undisturbed(command)).isZero();
      twins.compare(story);
      night = night.plusDays(round % 3 == 2 ? 40 : 1);
      source.mutate(random, night);
    }
    return hits;
  }

  // Mostly nights; now and then a backfill, a replay or a full one
  private static List<String> command(int round, LocalDate night, LocalDate published) {
    return switch (round % 5) {
      case 1 -> List.of("rejects", "replay");
      case 2 ->
          List.of(
              "backfill",
              "--from",
              published.minusDays(90).toString(),
              "--to",
              published.minusDays(20).toString());
      case 4 -> List.of("nightly", "--date", night.toString(), "--full");
      default -> List.of("nightly", "--date", night.toString());
    };
  }

  private void disturb(List<String> command) throws SQLException {
    long complete = twins.completeRuns();
    List<String> next = command;
    for (StepName aim : someAims()) {
      RunningJar running = jar.startInSmallSteps(next.toArray(String[]::new));
      boolean struck = life.reaches(running, aim, random);
      if (struck) {
        blow.strike(running);
      }
      Ended ended = running.end();
      story.add("%s: %d at %d ms, in %s".formatted(next, ended.code(), running.millis(), aim));
      if (struck && blow.hit(ended)) {
        kills++;
        hits.merge(whatRan(aim), 1, Integer::sum);
        // Whoever comes next frees the run himself
        if (random.nextBoolean()) {
          recover();
        }
      } else {
        assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
      }
      if (twins.completeRuns() > complete) {
        return;
      }
      next = twins.lastIsIncomplete() ? continuing(command) : command;
    }
    Ended ended = jar.startInSmallSteps(next.toArray(String[]::new)).end();
    assertThat(ended.code()).as("%s%n%s", story, ended.err()).isZero();
    assertThat(twins.completeRuns()).as("%s%n%s", story, ended.out()).isEqualTo(complete + 1);
  }

  // A night that had begun is continued by either
  private List<String> continuing(List<String> command) {
    boolean same = command.get(0).equals("nightly") && random.nextBoolean();
    return same ? command : List.of("rerun");
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

  // A process that ended by itself has left nothing running
  private String whatRan(StepName aim) {
    String ran = twins.whatRan();
    return ran.equals(Twins.NO_RUN) && aim != null ? "aimed at " + aim.text() : ran;
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
