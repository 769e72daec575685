package vn.dossier.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import vn.dossier.classify.Classifier;
import vn.dossier.classify.Dossiers;
import vn.dossier.classify.OneStop;
import vn.dossier.classify.value.Label;
import vn.dossier.classify.verdict.DossierFact;
import vn.dossier.classify.verdict.Verdict;

/** The code lists of jobs/rules: what is read, what is refused, what the rule set hash sees. */
class RulesTest {
  private static final String PAID = "payments.status.paid";

  @Test
  void theOneStopListsAreThoseOfTheContract() {
    Rules rules = OneStop.rules();
    assertThat(rules.dossiers().statuses().labels())
        .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(rules.dossiers().channels().labels()).containsExactly("1", "2", "3");
    assertThat(rules.dossiers().missingChannel()).isEqualTo(Channel.DIRECT);
    assertThat(rules.dossiers().withdrawnResults().labels()).containsExactly("trả lại/xin rút");
    assertThat(rules.files().separator()).isEqualTo("##");
    assertThat(rules.components().reused().labels()).containsExactly("2", "3", "tái sử dụng");
    assertThat(rules.payments().statuses().labels())
        .containsExactlyInAnyOrder(
            "đã thanh toán",
            "hủy thanh toán",
            "đã hoàn phí",
            "hoàn phí",
            "chưa thanh toán",
            "chờ thanh toán");
    assertThat(rules.payments().kinds().labels())
        .containsExactlyInAnyOrder("đối tượng miễn phí", "thu sau");
    assertThat(rules.payments().methods().labels())
        .containsExactly("chuyen-khoan", "tien-mat", "truc-tuyen");
    assertThat(rules.papers().results().labels()).containsExactly("1");
    assertThat(rules.papers().refused().labels()).containsExactly("3");
    assertThat(rules.agencies().levels().labels())
        .containsExactly("cnvpdk", "quan-huyen", "so-ban-nganh", "xa-phuong");
    assertThat(rules.agencies().receiptProviders().labels()).containsExactly("viettel", "vnpt");
  }

  @Test
  void anotherSourceNeedsOtherListsOnly() {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, "dossiers.channel-missing", "unknown");
    put(yaml, "dossiers.channel.online", List.of("web"));
    put(yaml, "dossiers.channel.postal", List.of());
    put(yaml, "dossiers.status.finished", List.of("done"));
    put(yaml, "files.separator", ";");
    Classifier classifier = new Classifier(Rules.of(yaml), OneStop.catalogue(), OneStop.AS_OF);
    DossierFact fact =
        ((Verdict.Loaded)
                classifier.classify(
                    Dossiers.finished().status("Done").channel("WEB").resultFiles("##").build()))
            .fact();
    assertThat(fact.channel()).isEqualTo(Channel.ONLINE);
    assertThat(fact.resultDigitised()).as("## is a file name where ; separates").isTrue();
    DossierFact other =
        ((Verdict.Loaded) classifier.classify(Dossiers.dossier().channel(null).build())).fact();
    assertThat(other.channel()).isEqualTo(Channel.UNKNOWN);
    assertThat(other.channelMissing()).isTrue();
  }

  @Test
  void theRuleSetSeesNeitherOrderNorCaseNorBlanks() {
    Map<String, Object> yaml = OneStop.yaml();
    List<Object> refunded = new ArrayList<>(List.of(" hoàn  PHÍ", "ĐÃ HOÀN PHÍ "));
    put(yaml, "payments.status.refunded", refunded);
    put(yaml, "dossiers.channel-missing", " Direct");
    Map<String, Object> reordered = new TreeMap<>(Collections.reverseOrder());
    reordered.putAll(yaml);
    assertThat(Rules.of(reordered).ruleSet()).isEqualTo(OneStop.rules().ruleSet());
  }

  @Test
  void theRuleSetIsTheSameWhateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Rules.of(OneStop.yaml()).ruleSet()).isEqualTo(OneStop.rules().ruleSet());
      assertThat(Label.of("TIEN-MAT")).isEqualTo("tien-mat");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "payments.status.paid, Paid",
    "dossiers.status.paused, 8",
    "agencies.catalog.commune, phuong",
    "papers.kind-result, 2",
    "procedures.in-use, true",
  })
  void theRuleSetChangesWithTheMeaning(String key, String value) {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, key, List.of(value));
    assertThat(Rules.of(yaml).ruleSet()).isNotEqualTo(OneStop.rules().ruleSet());
  }

  @Test
  void theRuleSetSeesWhichListALabelStandsIn() {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, "dossiers.status.processing", List.of("2", "5"));
    put(yaml, "dossiers.status.supplement", List.of("4"));
    assertThat(Rules.of(yaml).ruleSet()).isNotEqualTo(OneStop.rules().ruleSet());
    Map<String, Object> separator = OneStop.yaml();
    put(separator, "files.separator", ";");
    assertThat(Rules.of(separator).ruleSet()).isNotEqualTo(OneStop.rules().ruleSet());
  }

  @Test
  void theRuleSetFitsItsColumn() {
    assertThat(OneStop.rules().ruleSet()).matches("[0-9a-f]{16}");
  }

  @ParameterizedTest
  @CsvSource({
    "dossiers",
    "files",
    "dossiers.channel",
    "dossiers.channel.postal",
    "dossiers.channel-missing",
    "payments.status.not-paid",
    "files.separator",
    "agencies.receipt-provider",
    "procedures.result-none",
  })
  void aMissingKeyIsNamed(String key) {
    Map<String, Object> yaml = OneStop.yaml();
    parent(yaml, key).remove(last(key));
    assertThatThrownBy(() -> Rules.of(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rules: " + key + " is missing");
  }

  @ParameterizedTest
  @CsvSource({"chanels", "dossiers.chanel", "dossiers.channel.unknown", "payments.kind.before"})
  void anUnknownKeyIsNamed(String key) {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, key, List.of("1"));
    assertThatThrownBy(() -> Rules.of(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rules: " + key + " is unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dossiers                 | [a]         | rules: dossiers must hold keys
          dossiers.channel         | text        | rules: dossiers.channel must hold keys
          payments.status.paid     | text        | rules: payments.status.paid must be a list of texts
          payments.status.paid     | null        | rules: payments.status.paid must be a list of texts
          payments.status.paid     | [1]         | rules: payments.status.paid must hold texts in quotes only, not 1
          payments.status.paid     | [null]      | rules: payments.status.paid must hold texts in quotes only, not null
          payments.status.paid     | '[" "]'     | rules: payments.status.paid must hold texts in quotes only, not
          dossiers.channel-missing | 1           | rules: dossiers.channel-missing must be text
          dossiers.channel-missing | fax         | rules: dossiers.channel-missing must be one of online, direct, postal, unknown
          files.separator          | ' '         | rules: files.separator must be text
          """)
  void aKeyOfTheWrongTypeIsNamed(String key, String value, String message) {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, key, new Yaml().load(value));
    assertThatThrownBy(() -> Rules.of(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aLabelHasOneMeaning() {
    Map<String, Object> yaml = OneStop.yaml();
    put(yaml, PAID, List.of("Đã thanh toán", "HOÀN PHÍ"));
    assertThatThrownBy(() -> Rules.of(yaml))
        .hasMessage("rules: payments.status.refunded and paid share 'Hoàn phí'");
  }

  @Test
  void anEmptyFileIsNoRules() {
    assertThatThrownBy(() -> Rules.of(Map.of())).hasMessage("rules: dossiers is missing");
  }

  private static void put(Map<String, Object> yaml, String key, Object value) {
    parent(yaml, key).put(last(key), value);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parent(Map<String, Object> yaml, String key) {
    Map<String, Object> parent = yaml;
    String[] path = key.split("\\.");
    for (int i = 0; i < path.length - 1; i++) {
      parent = (Map<String, Object>) parent.get(path[i]);
    }
    return parent;
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
