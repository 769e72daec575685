package vn.dossier.classify.rules;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A code list that only says what is in it. */
public final class CodeList {
  private final CodeTable<Boolean> table;

  /**
   * @param spellings the texts of the list
   */
  CodeList(Collection<String> spellings) {
    table =
        new CodeTable<>(
            spellings.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), s -> true)));
  }

  /** Whether the label of a text of the source is in the list; never of a blank one. */
  public boolean holds(String text) {
    return table.meaning(text) != null;
  }

  /** The labels of the list in order. */
  public Set<String> labels() {
    return table.labels();
  }
}
