package vn.dossier.sample;

import java.util.List;
import java.util.stream.Stream;

/**
 * The targets of the bulletin: fractions, each in force from its day until the next of its kind.
 */
final class Targets {

  private static final String TARGETS =
      """
      online,ALL,0.70,2023-01-01
      online,PROVINCE,0.80,2023-01-01
      online,BELOW_PROVINCE,0.70,2023-01-01
      digitised,ALL,0.80,2023-01-01
      digitised,PROVINCE,0.95,2023-01-01
      digitised,BELOW_PROVINCE,0.75,2023-01-01
      cashless,ALL,0.50,2023-01-01
      cashless,PROVINCE,0.60,2023-01-01
      cashless,BELOW_PROVINCE,0.30,2023-01-01
      online,ALL,0.80,2024-01-01
      online,PROVINCE,0.90,2024-01-01
      online,BELOW_PROVINCE,0.80,2024-01-01
      digitised,ALL,0.90,2024-01-01
      digitised,PROVINCE,1.00,2024-01-01
      digitised,BELOW_PROVINCE,0.85,2024-01-01
      cashless,ALL,0.60,2024-01-01
      cashless,PROVINCE,0.70,2024-01-01
      cashless,BELOW_PROVINCE,0.45,2024-01-01
      """;

  private Targets() {}

  static List<Row> rows() {
    return Stream.of(TARGETS.strip().split("\n")).map(line -> row(line.split(","))).toList();
  }

  private static Row row(String[] cell) {
    return new Row(Table.TARGETS)
        .set("indicator", cell[0])
        .set("level", cell[1])
        .set("target", cell[2])
        .set("valid_from", cell[3]);
  }
}
