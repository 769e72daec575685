package vn.dossier.classify;

/**
 * One rule applied to one dossier, in words for a person.
 *
 * @param rule its number in src/docs/rules.md such as {@code R1 A}, or {@code rules.md} where it
 *     has none
 * @param subject what it decides, such as {@code online}
 * @param outcome what it decided, such as {@code yes}
 * @param because the values that decided, such as {@code channel ONLINE}
 */
public record Finding(String rule, String subject, String outcome, String because) {

  /** The rule itself, in words. */
  public String words() {
    return RuleWords.of(subject);
  }
}
