package vn.dossier.classify.catalogue;

import vn.dossier.classify.rules.Level;

/**
 * What the agency catalogue says of one code (src/docs/rules.md, "Agencies"). Of an ambiguous one
 * only the code means anything.
 *
 * @param code trimmed
 * @param ambiguous several live rows hold the code
 * @param identifierCode trimmed, null when blank
 * @param name trimmed, null when blank
 * @param level follows from its catalog
 * @param parentCode trimmed, null when blank
 * @param inStatistics false only when the source says so
 * @param active false when the source says so or only deleted rows are left
 * @param provider label of the provider of electronic receipts, null when it is none of the list
 */
public record ResolvedAgency(
    String code,
    boolean ambiguous,
    String identifierCode,
    String name,
    Level level,
    String parentCode,
    boolean inStatistics,
    boolean active,
    String provider) {}
