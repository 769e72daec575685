package vn.dossier.classify.raw;

import java.util.Set;

/**
 * What the rows of a source cannot tell, so that no figure may say it.
 *
 * @param indicators names of indicators, such as {@code reused}; empty, never null
 */
public record Untold(Set<String> indicators) {

  public Untold {
    indicators = Set.copyOf(indicators);
  }
}
