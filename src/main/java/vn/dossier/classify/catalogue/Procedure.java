package vn.dossier.classify.catalogue;

/**
 * A procedure that the catalogue of the run knows.
 *
 * @param code trimmed
 * @param key procedure_key
 * @param yieldsResult whether it gives a paper result
 */
public record Procedure(String code, long key, boolean yieldsResult) {}
