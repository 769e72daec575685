package vn.dossier.report.figure;

import java.util.List;

/**
 * What a reader must know to judge the figures.
 *
 * @param quarantined dossiers rejected and waiting now, of whatever month: their date may be what
 *     is wrong with them
 * @param unknownChannel dossiers of the month whose channel is unknown; they count in the total
 *     [R4]
 * @param restatements by measure
 * @param agencyEnded dossiers of the month accepted at an agency on or after the day from which
 *     others follow it
 * @param moved dossiers of the month that were moved, while open, to an agency that follows theirs
 * @param atDistricts dossiers of the month at agencies of district level, in statistics
 */
public record DataQuality(
    long quarantined,
    long unknownChannel,
    List<Restatement> restatements,
    long agencyEnded,
    long moved,
    long atDistricts) {

  public DataQuality {
    restatements = List.copyOf(restatements);
  }

  public DataQuality(long quarantined, long unknownChannel, List<Restatement> restatements) {
    this(quarantined, unknownChannel, restatements, 0, 0, 0);
  }
}
