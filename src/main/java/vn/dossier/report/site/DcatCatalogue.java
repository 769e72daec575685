package vn.dossier.report.site;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.report.figure.Freshness;
import vn.dossier.report.figure.Language;
import vn.dossier.report.table.MonthFile;
import vn.dossier.report.table.TableFormat;
import vn.dossier.report.words.Centre;
import vn.dossier.report.words.Wording;

/**
 * The site as catalogues of open data read it: DCAT 3 as JSON-LD, by the application profile
 * DCAT-AP. A series of datasets, one of each month, with its files as distributions.
 */
final class DcatCatalogue {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

  private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

  static {
    PREFIXES.put("dcat", "http://www.w3.org/ns/dcat#");
    PREFIXES.put("dct", "http://purl.org/dc/terms/");
    PREFIXES.put("foaf", "http://xmlns.com/foaf/0.1/");
    PREFIXES.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    PREFIXES.put("skos", "http://www.w3.org/2004/02/skos/core#");
    PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
  }

  private final SiteSettings settings;
  private final Centre centre;
  private final List<Wording> wordings = Stream.of(Language.values()).map(Wording::new).toList();

  DcatCatalogue(SiteSettings settings, Centre centre) {
    this.settings = settings;
    this.centre = centre;
  }

  byte[] bytes(List<SiteMonth> months, Freshness freshness) {
    return (MAPPER.writeValueAsString(catalogue(months, freshness)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> catalogue(List<SiteMonth> months, Freshness freshness) {
    Map<String, Object> catalogue = new LinkedHashMap<>();
    catalogue.put("@context", PREFIXES);
    resource(catalogue, "catalog", "dcat:Catalog", "site_title", "site_lead", "");
    catalogue.put("foaf:homepage", JsonLd.node(address("index.html")));
    catalogue.put("dct:modified", JsonLd.day(freshness.publishedAt().toLocalDate()));
    List<Object> datasets = new ArrayList<>();
    datasets.add(series(months));
    for (int i = 0; i < months.size(); i++) {
      datasets.add(dataset(months.get(i), i == 0 ? null : months.get(i - 1)));
    }
    catalogue.put("dcat:dataset", datasets);
    return catalogue;
  }

  private Map<String, Object> series(List<SiteMonth> months) {
    Map<String, Object> series = new LinkedHashMap<>();
    resource(series, "series", "dcat:DatasetSeries", "site_series", "site_lead", "");
    SiteMonth first = months.get(0);
    SiteMonth last = months.get(months.size() - 1);
    series.put("dct:accrualPeriodicity", JsonLd.node(AUTHORITY + "frequency/MONTHLY"));
    series.put("dct:temporal", JsonLd.period(first.month().atDay(1), last.until()));
    series.put("dcat:first", JsonLd.node(address("catalog.jsonld#" + first.month())));
    series.put("dcat:last", JsonLd.node(address("catalog.jsonld#" + last.month())));
    series.put("dct:issued", JsonLd.day(issued(first)));
    series.put("dct:modified", JsonLd.day(newest(months)));
    return series;
  }

  private static LocalDate newest(List<SiteMonth> months) {
    return months.stream()
        .map(month -> month.changedAt().toLocalDate())
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private Map<String, Object> dataset(SiteMonth month, SiteMonth before) {
    Map<String, Object> dataset = new LinkedHashMap<>();
    resource(
        dataset,
        month.month().toString(),
        "dcat:Dataset",
        "site_dataset",
        month.isIncomplete()
            ? "site_dataset_incomplete"
            : month.provisional() ? "site_dataset_provisional" : "site_dataset_description",
        wording -> wording.month(month.month()),
        wording -> wording.date(month.until()));
    dataset.put("dcat:inSeries", JsonLd.node(address("catalog.jsonld#series")));
    if (before != null) {
      dataset.put("dcat:prev", JsonLd.node(address("catalog.jsonld#" + before.month())));
    }
    dataset.put(
        "dcat:landingPage",
        Stream.of(Language.values())
            .map(language -> JsonLd.document(address(SitePaths.month(language, month.month()))))
            .toList());
    dataset.put("dct:identifier", month.month().toString());
    dataset.put("dct:issued", JsonLd.day(issued(month)));
    dataset.put("dct:modified", JsonLd.day(month.changedAt().toLocalDate()));
    dataset.put("dct:temporal", JsonLd.period(month.month().atDay(1), month.until()));
    dataset.put("dcat:distribution", distributions(month));
    return dataset;
  }

  // A correction that nobody knew of before the folder was made anew is not older than the month
  private static LocalDate issued(SiteMonth month) {
    return month.issuedAt().toLocalDate();
  }

  private List<Object> distributions(SiteMonth month) {
    List<Object> distributions = new ArrayList<>();
    for (MonthFile file : MonthFile.ALL) {
      distributions.add(
          distribution(
              SitePaths.file(month.month(), file.rows(), file.ending()),
              file.format(),
              names("site_%s_%s".formatted(file.rows(), file.ending()), wording -> ""),
              month));
    }
    for (Wording wording : wordings) {
      distributions.add(
          distribution(
              SitePaths.workbook(wording.language(), month.month()),
              TableFormat.XLSX,
              List.of(JsonLd.text(wording, wording.text("site_workbook"))),
              month));
    }
    return distributions;
  }

  private Map<String, Object> distribution(
      String path, TableFormat format, List<Object> titles, SiteMonth month) {
    Map<String, Object> distribution = new LinkedHashMap<>();
    distribution.put("@id", address(path) + "#distribution");
    distribution.put("@type", "dcat:Distribution");
    distribution.put("dct:title", titles);
    distribution.put("dcat:accessURL", JsonLd.node(address(path)));
    distribution.put("dcat:downloadURL", JsonLd.node(address(path)));
    distribution.put("dct:format", JsonLd.node(AUTHORITY + "file-type/" + format));
    distribution.put(
        "dcat:mediaType",
        JsonLd.node("https://www.iana.org/assignments/media-types/" + mediaType(format)));
    distribution.put("dct:modified", JsonLd.day(month.changedAt().toLocalDate()));
    licence(distribution);
    return distribution;
  }

  private static String mediaType(TableFormat format) {
    return switch (format) {
      case CSV -> "text/csv";
      case JSON -> "application/json";
      case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    };
  }

  private void resource(
      Map<String, Object> resource,
      String id,
      String type,
      String title,
      String description,
      String part) {
    resource(resource, id, type, title, description, wording -> part, wording -> part);
  }

  /** What catalogue, series and datasets all say of themselves. */
  private void resource(
      Map<String, Object> resource,
      String id,
      String type,
      String title,
      String description,
      Function<Wording, String> inTitle,
      Function<Wording, String> inDescription) {
    resource.put("@id", address("catalog.jsonld#" + id));
    resource.put("@type", type);
    resource.put("dct:title", names(title, inTitle));
    resource.put("dct:description", names(description, inDescription));
    resource.put("dct:publisher", publisher());
    resource.put(
        "dct:language",
        List.of(JsonLd.node(AUTHORITY + "language/VIE"), JsonLd.node(AUTHORITY + "language/ENG")));
    resource.put("dct:accessRights", JsonLd.node(AUTHORITY + "access-right/PUBLIC"));
    if (!settings.area().isEmpty()) {
      resource.put("dct:spatial", area());
    }
    licence(resource);
  }

  private Map<String, Object> publisher() {
    Map<String, Object> publisher = new LinkedHashMap<>();
    publisher.put("@id", address("catalog.jsonld#publisher"));
    publisher.put("@type", List.of("foaf:Agent", "foaf:Organization"));
    publisher.put(
        "foaf:name",
        wordings.stream().map(w -> JsonLd.text(w, centre.name(w.language()))).toList());
    return publisher;
  }

  private Object area() {
    if (SiteSettings.isAddress(settings.area())) {
      return JsonLd.node(settings.area());
    }
    Map<String, Object> area = new LinkedHashMap<>();
    area.put("@type", "dct:Location");
    area.put("skos:prefLabel", settings.area());
    return area;
  }

  private void licence(Map<String, Object> resource) {
    if (SiteSettings.isAddress(settings.licence())) {
      resource.put("dct:license", JsonLd.node(settings.licence()));
    } else if (!settings.licence().isEmpty()) {
      Map<String, Object> licence = new LinkedHashMap<>();
      licence.put("@type", "dct:LicenseDocument");
      licence.put("rdfs:label", settings.licence());
      resource.put("dct:license", licence);
    }
  }

  private List<Object> names(String key, Function<Wording, String> part) {
    return wordings.stream()
        .map(wording -> JsonLd.text(wording, wording.text(key, part.apply(wording))))
        .toList();
  }

  // Relative ones are resolved by the address that the catalogue was read from
  private String address(String path) {
    return settings.url() + path;
  }
}
