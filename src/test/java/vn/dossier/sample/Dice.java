package vn.dossier.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** All chance of the sample, from one seed: {@link Random} gives the same on every JVM. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** One of the options, which may hold null. */
  @SafeVarargs
  final <T> T oneOf(T... options) {
    return options[random.nextInt(options.length)];
  }

  <T> T pick(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  /** One of the options, each as likely as its weight says. */
  <T> T pick(List<T> options, ToIntFunction<T> weight) {
    int left = random.nextInt(options.stream().mapToInt(weight).sum());
    for (T option : options) {
      left -= weight.applyAsInt(option);
      if (left < 0) {
        return option;
      }
    }
    throw new IllegalStateException("weights changed while picking");
  }

  <T> List<T> shuffled(List<T> items) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
