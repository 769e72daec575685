package vn.dossier.nightly.plan;

/**
 * The version of the program: a run is continued only by the one that planned it.
 *
 * @param text as built
 */
public record ProgramVersion(String text) {}
