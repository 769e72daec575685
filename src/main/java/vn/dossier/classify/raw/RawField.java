package vn.dossier.classify.raw;

/**
 * A row of the field catalogue (linh_vuc); several rows may hold one code.
 *
 * @param code field code (ma), not yet trimmed
 * @param name name (ten)
 */
public record RawField(String code, String name) {}
