package vn.dossier.classify;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import vn.dossier.classify.catalogue.Agency;
import vn.dossier.classify.catalogue.AgencyVersion;
import vn.dossier.classify.catalogue.Catalogue;
import vn.dossier.classify.catalogue.Procedure;
import vn.dossier.classify.rules.Rules;

/** The one-stop code lists as they stand in jobs/rules, and a small catalogue, for tests. */
public final class OneStop {

  /** The as-of date of {@link #classifier()}. */
  public static final LocalDate AS_OF = LocalDate.of(2023, 11, 1);

  /** An agency with versions from 1900 (key 11), 2023-06-01 (12) and 2023-10-01 (13, current). */
  public static final String AGENCY = "H44.13";

  /** An agency whose code begins with that of {@link #AGENCY}; key 20. */
  public static final String LONGER_AGENCY = "H44.130";

  /** An agency that the catalogue holds several times live. */
  public static final String AMBIGUOUS_AGENCY = "H44.99";

  /** A procedure that yields a result; key 31. */
  public static final String PROCEDURE = "1.010708.000.00.00.H56";

  /** A procedure that yields none; key 32. */
  public static final String PROCEDURE_WITHOUT_RESULT = "2.000815";

  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  private OneStop() {}

  /** The rules of jobs/rules/one-stop.yml. */
  public static Rules rules() {
    return Rules.of(yaml());
  }

  /** What the rules know, and the kind of request that needs no rule. */
  public static KnownLabels labels() {
    return new KnownLabels(
        rules(),
        Map.of("payments.kind", Set.of("thu trước"), "components.digitisation", Set.of("0", "1")));
  }

  /** The same file as parsed, to be changed by a test. */
  public static Map<String, Object> yaml() {
    try (Reader file = Files.newBufferedReader(Path.of("jobs/rules/one-stop.yml"))) {
      return new Yaml().load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The agencies and procedures that the constants name. */
  public static Catalogue catalogue() {
    List<AgencyVersion> versions =
        List.of(
            version(11, "1900-01-01", LocalDate.of(2023, 6, 1)),
            version(12, "2023-06-01", LocalDate.of(2023, 10, 1)),
            version(13, "2023-10-01", FOREVER));
    return Catalogue.of(
        List.of(
            new Agency(AGENCY, false, "vnpt", versions),
            new Agency(LONGER_AGENCY, false, null, List.of(version(20, "1900-01-01", FOREVER))),
            new Agency(AMBIGUOUS_AGENCY, true, null, List.of())),
        List.of(
            new Procedure(PROCEDURE, 31, true),
            new Procedure(PROCEDURE_WITHOUT_RESULT, 32, false)));
  }

  /** A classifier under these rules and this catalogue, as of {@link #AS_OF}. */
  public static Classifier classifier() {
    return new Classifier(rules(), catalogue(), AS_OF);
  }

  private static AgencyVersion version(long key, String from, LocalDate to) {
    return new AgencyVersion(key, LocalDate.parse(from), to, to.equals(FOREVER));
  }
}
