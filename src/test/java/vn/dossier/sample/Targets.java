package vn.dossier.sample;

import java.util.List;
import java.util.stream.Stream;

/**
 * The targets of the bulletin: fractions, each in force from its day until the next of its kind.
 */
final class Targets {

  private static final String TARGETS =
      """
      online,ALL,70,2023-01-01
      online,PROVINCE,80,2023-01-01
      online,BELOW_PROVINCE,70,2023-01-01
      digitised,ALL,80,2023-01-01
      digitised,PROVINCE,95,2023-01-01
      digitised,BELOW_PROVINCE,75,2023-01-01
      cashless,ALL,50,2023-01-01
      cashless,PROVINCE,60,2023-01-01
      cashless,BELOW_PROVINCE,30,2023-01-01
      online,ALL,80,2024-01-01
      online,PROVINCE,90,2024-01-01
      online,BELOW_PROVINCE,80,2024-01-01
      digitised,ALL,90,2024-01-01
      digitised,PROVINCE,100,2024-01-01
      digitised,BELOW_PROVINCE,85,2024-01-01
      cashless,ALL,60,2024-01-01
      cashless,PROVINCE,70,2024-01-01
      cashless,BELOW_PROVINCE,45,2024-01-01
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
