package vn.dossier.classify.raw;

import java.util.Set;

/**
 * What the rows of a source cannot tell, so that no figure may say it.
 *
 * @param figures names of indicators such as {@code reused}, and of measures that none is made of:
 *     exempt, refunds, receipts, historical_results; empty, never null
 */
public record Untold(Set<String> figures) {

  public Untold {
    figures = Set.copyOf(figures);
  }
}
