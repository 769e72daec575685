package vn.dossier.testing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dossier.nightly.plan.StepName;
import vn.dossier.recalculation.ChangingSource;
import vn.dossier.testing.database.Databases;

/**
 * How long an undisturbed night takes, by its log: where kills are aimed.
 *
 * @param millis from the start of the process to its end
 * @param steps milliseconds by step
 */
public record LifeOfANight(long millis, Map<StepName, Long> steps) {

  private static final Pattern EXECUTED =
      Pattern.compile("Step: \\[([a-z-]+)] executed in (?:(\\d+)s)?(?:(\\d+)ms)?");

  /** Plays a night over a source and an empty warehouse. */
  public static LifeOfANight measured(Path folder, Databases databases, ChangingSource source)
      throws SQLException {
    try (Connection connection = databases.source()) {
      source.writeTo(connection);
    }
    RunningJar night =
        Jar.over(folder, databases)
            .startInSmallSteps("nightly", "--date", source.firstNight().toString());
    assertThat(night.end().code()).isZero();
    return of(night.log());
  }

  private static LifeOfANight of(List<RunningJar.Line> log) {
    Map<StepName, Long> steps = new HashMap<>();
    for (RunningJar.Line line : log) {
      Matcher executed = EXECUTED.matcher(line.text());
      if (executed.find()) {
        StepName.of(executed.group(1))
            .ifPresent(
                step ->
                    steps.put(step, number(executed.group(2)) * 1000 + number(executed.group(3))));
      }
    }
    return new LifeOfANight(log.get(log.size() - 1).millis(), steps);
  }

  /**
   * Waits for a random instant of a process.
   *
   * @param aim in this step, or a little behind it; null for any instant of the whole life
   * @return false when the process ended before
   */
  boolean reaches(RunningJar running, StepName aim, Random random) {
    if (aim == null) {
      sleep(random.nextLong(millis));
    } else {
      if (!running.says("Executing step: [%s]".formatted(aim.text()))) {
        return false;
      }
      sleep(random.nextLong(steps.getOrDefault(aim, 50L) * 5 / 4 + 10));
    }
    return running.isAlive();
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
