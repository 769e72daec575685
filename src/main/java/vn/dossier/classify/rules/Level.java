package vn.dossier.classify.rules;

/** Administrative level of an agency [R28]. */
public enum Level {
  /** Departments and land-registry branches (cấp tỉnh). */
  PROVINCE,
  /** Districts (cấp huyện), until 30 June 2025. */
  DISTRICT,
  /** Communes and wards (cấp xã). */
  COMMUNE,
  /** No catalog, or one that no list knows. */
  UNKNOWN
}
