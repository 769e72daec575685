package vn.dossier.generate.make;

/**
 * What a dossier's components, payments and papers must know of it.
 *
 * @param number counted from 0 over the whole source
 * @param code as its children name it
 * @param office that received it
 * @param service its procedure
 * @param accepted when it was accepted; never null, even when the row has no date
 * @param finished when it was finished; null while it is open
 * @param resultFile whether its result is digitised
 */
public record GeneratedDossier(
    long number,
    String code,
    Office office,
    Service service,
    Moment accepted,
    Moment finished,
    boolean resultFile) {

  /** The id of a row of this number; ids grow with the numbers. */
  public static String id(long seed, long number) {
    return id(seed, number, 0);
  }

  /** The id of a part of a dossier; table and position are in the part's number. */
  public static String childId(long seed, long number, int part) {
    return id(seed, number, part);
  }

  // Like the sequential ids of the real system: what comes later sorts later
  private static String id(long seed, long number, int part) {
    long chance = Dice.mix(seed ^ part, number);
    char[] text = new char[36];
    hex(text, 0, 8, number);
    text[8] = '-';
    hex(text, 9, 4, part);
    text[13] = '-';
    hex(text, 14, 4, chance);
    text[18] = '-';
    hex(text, 19, 4, chance >>> 16);
    text[23] = '-';
    hex(text, 24, 12, chance >>> 8);
    return new String(text);
  }

  private static void hex(char[] text, int from, int length, long value) {
    long left = value;
    for (int i = from + length - 1; i >= from; i--) {
      text[i] = Character.forDigit((int) (left & 15), 16);
      left >>>= 4;
    }
  }
}
