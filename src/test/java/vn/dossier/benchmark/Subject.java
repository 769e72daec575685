package vn.dossier.benchmark;

import java.util.List;

/** What is measured, in the order of a round. */
enum Subject {
  REBUILD("rebuild by SQL"),
  PLAIN_BATCH("plain Spring Batch"),
  SPARK_FACTS("Spark SQL"),
  SPARK_AGGREGATES("Spark SQL, no facts"),
  FIRST_LOAD("first load"),
  NOTHING_CHANGED("night, nothing changed"),
  ONE_PERCENT("night, 1 % changed"),
  EMPTY_NIGHT("empty night");

  static final List<Subject> NIGHTS = List.of(FIRST_LOAD, NOTHING_CHANGED, ONE_PERCENT);

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
