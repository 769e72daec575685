package vn.dossier.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What the sample is calibrated to: May and October as the bulletin has them, a rise between. */
final class Calibration {

  /** Nothing of a counted dossier happens later: the source as it stood that night. */
  static final LocalDateTime SNAPSHOT = LocalDateTime.of(2023, 10, 31, 23, 59, 59);

  static final int HISTORICAL_RESULTS = 879;

  /** Group codes of the agencies that issue electronic receipts, each from its first day on. */
  static final Map<String, LocalDate> E_RECEIPTS_SINCE =
      Map.of(
          "SYT", LocalDate.of(2023, 5, 15),
          "SLDTBXH", LocalDate.of(2023, 8, 1),
          "SXD", LocalDate.of(2023, 10, 2));

  /** Counted dossiers of one level: how many there are, and how many of them are ... */
  record Quota(int dossiers, int online, int digitised, int obligation, int cashless) {}

  /** The counted dossiers accepted in one month, 1,000 over both levels. */
  record Month(YearMonth month, Quota province, Quota belowProvince) {}

  static final List<Month> MONTHS =
      List.of(
          month(5, new Quota(360, 124, 107, 200, 12), new Quota(640, 166, 36, 60, 1)),
          month(6, new Quota(352, 147, 162, 194, 27), new Quota(648, 218, 122, 58, 1)),
          month(7, new Quota(366, 181, 219, 203, 47), new Quota(634, 270, 204, 58, 2)),
          month(8, new Quota(371, 219, 271, 207, 71), new Quota(629, 321, 289, 61, 3)),
          month(9, new Quota(357, 251, 313, 197, 92), new Quota(643, 386, 371, 59, 4)),
          month(10, new Quota(360, 284, 346, 200, 112), new Quota(640, 435, 448, 60, 5)));

  private Calibration() {}

  private static Month month(int month, Quota province, Quota belowProvince) {
    return new Month(YearMonth.of(2023, month), province, belowProvince);
  }
}
