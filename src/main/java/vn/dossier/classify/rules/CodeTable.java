package vn.dossier.classify.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.dossier.classify.value.Label;

/**
 * A code list that says what each of its labels means.
 *
 * @param <M> the meanings
 */
public final class CodeTable<M> {
  private final Map<String, M> byLabel = new HashMap<>();

  /** By label and by the spelling of the list, so that the usual text needs no normalising. */
  private final Map<String, M> byText;

  /**
   * @param spellings what each text of the list means, as the list spells it
   */
  CodeTable(Map<String, M> spellings) {
    spellings.forEach((spelling, meaning) -> byLabel.put(Label.of(spelling), meaning));
    byText = new HashMap<>(spellings);
    byText.putAll(byLabel);
  }

  /** What a text of the source means, null when it is blank or no label of the list. */
  public M meaning(String text) {
    if (text == null) {
      return null;
    }
    M usual = byText.get(text);
    return usual != null ? usual : byLabel.get(Label.of(text));
  }

  /** The labels of the list in order. */
  public Set<String> labels() {
    return new TreeSet<>(byLabel.keySet());
  }
}
