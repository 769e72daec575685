package vn.dossier.warehouse.run;

import java.util.Map;

/** Where a run counts the cells of the four large aggregates (StagedCells). */
public enum CellPlace {
  /** In tables of their own, stage_NAME, where nobody sees them until they are published. */
  ASIDE("stage", "", "--"),

  /**
   * In the tables that show them, fact_NAME: while nothing has ever been published. Views stay
   * empty without the agencies and the run that the first publish adds, and the cells are written
   * once.
   */
  IN_PLACE("fact", "--", "");

  private final Map<String, String> fragments;

  CellPlace(String cells, String aside, String inPlace) {
    this.fragments = Map.of("cells", cells, "aside", aside, "in-place", inPlace);
  }

  /**
   * What statements say of it: {@code [[cells]]} begins the name of a table, {@code [[aside]]} and
   * {@code [[in-place]]} lines that are for one of the places alone.
   */
  public Map<String, String> fragments() {
    return fragments;
  }
}
