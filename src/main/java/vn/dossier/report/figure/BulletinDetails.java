package vn.dossier.report.figure;

import java.util.List;

/**
 * A month's bulletin and what a page has room for.
 *
 * @param agencies in statistics that had dossiers or finished some in the month
 */
public record BulletinDetails(Bulletin bulletin, Trend trend, List<AgencyStanding> agencies) {

  public BulletinDetails {
    agencies = List.copyOf(agencies);
  }

  /** The same with the agencies of the month. */
  public BulletinDetails with(List<AgencyStanding> standings) {
    return new BulletinDetails(bulletin, trend, standings);
  }
}
