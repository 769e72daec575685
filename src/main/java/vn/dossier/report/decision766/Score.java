package vn.dossier.report.decision766;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import vn.dossier.report.figure.Share;

/**
 * The points of a month by Decision 766, as far as these facts can carry them.
 *
 * @param lines the criteria in force at the month's end
 */
public record Score(List<Line> lines) {

  public Score {
    lines = List.copyOf(lines);
  }

  /**
   * A criterion.
   *
   * @param share what its points are computed from; empty when these facts do not have it
   */
  public record Line(Criterion criterion, Optional<Share> share) {

    /** Empty when it is not available, which is not 0. */
    public Optional<BigDecimal> points() {
      return share.map(criterion::points);
    }
  }

  /** Sum over the criteria that are available. */
  public BigDecimal points() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The most points that the criteria which are available could give. */
  public BigDecimal available() {
    return lines.stream()
        .filter(line -> line.share().isPresent())
        .map(line -> line.criterion().max())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The most points that all criteria could give. */
  public BigDecimal max() {
    return lines.stream().map(l -> l.criterion().max()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
