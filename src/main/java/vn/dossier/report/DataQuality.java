package vn.dossier.report;

import java.util.List;

/**
 * What a reader must know to judge the figures.
 *
 * @param quarantined dossiers rejected and waiting now, of whatever month: their date may be what
 *     is wrong with them
 * @param unknownChannel dossiers of the month whose channel is unknown; they count in the total
 *     [R4]
 * @param restatements by measure
 */
public record DataQuality(long quarantined, long unknownChannel, List<Restatement> restatements) {

  public DataQuality {
    restatements = List.copyOf(restatements);
  }
}
