package vn.dossier.generate.make;

import java.util.SplittableRandom;

/** Chances that depend on nothing but the seed and a number: any row can be made again alone. */
public final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  /**
   * @param seed of the whole source
   * @param number of what is to be made
   */
  public Dice(long seed, long number) {
    random = new SplittableRandom(mix(seed, number));
  }

  /** 64 bits that look like chance, the same for the same two numbers. */
  public static long mix(long seed, long number) {
    long z = (seed + 1) * GOLDEN ^ (number + 1) * 0xD1B54A32D192ED03L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** True in this share of the cases. */
  public boolean share(double share) {
    return random.nextDouble() < share;
  }

  /** A number from 0 to 1, 1 excluded. */
  public double fraction() {
    return random.nextDouble();
  }

  /** A number from 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** One of these, each as often. */
  @SafeVarargs
  public final <T> T one(T... things) {
    return things[random.nextInt(things.length)];
  }
}
