package vn.dossier.classify.catalogue;

/**
 * What the procedure catalogue says of one code (src/docs/rules.md, "Procedures").
 *
 * @param code trimmed
 * @param name trimmed, null when blank
 * @param fieldCode trimmed, null when blank
 * @param fieldName the smallest of the field's names, null when it has none
 * @param serviceLevel trimmed, null when blank
 * @param hasFee false when the source does not say
 * @param yieldsResult true unless the source denies it
 */
public record ResolvedProcedure(
    String code,
    String name,
    String fieldCode,
    String fieldName,
    String serviceLevel,
    boolean hasFee,
    boolean yieldsResult) {}
