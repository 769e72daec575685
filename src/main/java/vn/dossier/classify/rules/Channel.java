package vn.dossier.classify.rules;

/** How a dossier reached the agency [R1 to R4]. Every dossier has exactly one. */
public enum Channel {
  /** Submitted online [R1 A]. */
  ONLINE,
  /** Handed in at the counter, or without a channel [R2]. */
  DIRECT,
  /** Sent by public postal service [R3]. */
  POSTAL,
  /** A code that no list knows; the dossier stays in the total [R4]. */
  UNKNOWN
}
