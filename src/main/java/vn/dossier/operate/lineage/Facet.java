package vn.dossier.operate.lineage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Parts of an event that have a schema of their own. */
enum Facet {
  NOMINAL_TIME("nominalTime", "1-0-1", "NominalTimeRunFacet"),
  ENGINE("processing_engine", "1-1-1", "ProcessingEngineRunFacet"),
  ERROR("errorMessage", "1-0-1", "ErrorMessageRunFacet"),
  JOB_TYPE("jobType", "2-0-4", "JobTypeJobFacet"),
  ROWS_WRITTEN("outputStatistics", "1-0-2", "OutputStatisticsOutputDatasetFacet"),
  CHECKS("dataQualityAssertions", "1-1-0", "DataQualityAssertionsDatasetFacet"),
  /** Ours: the counts of etl_run, by their names. */
  RUN("dossier_run", null, "RunFacet");

  static final String SPECIFICATION = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

  private final String key;
  private final String version;
  private final String type;

  Facet(String key, String version, String type) {
    this.key = key;
    this.version = version;
    this.type = type;
  }

  /** The facet with its content, by its name. */
  Map<String, Object> with(String producer, Map<String, ?> content) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("_producer", producer);
    facet.put("_schemaURL", schema() + "#/$defs/" + type);
    facet.putAll(content);
    return Map.of(key, facet);
  }

  private String schema() {
    return version == null
        ? SPECIFICATION
        : "https://openlineage.io/spec/facets/%s/%s.json".formatted(version, type);
  }
}
