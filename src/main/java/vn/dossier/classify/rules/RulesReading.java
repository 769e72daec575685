package vn.dossier.classify.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dossier.classify.value.Label;

/** Reads the code lists of jobs/rules from parsed YAML. */
final class RulesReading {

  /** Rule sets are few: 64 bits tell them apart, and every fact carries them. */
  private static final int HASH_BYTES = 8;

  /** What was parsed, by path, in an order of its own: the text that is hashed. */
  private final SortedMap<String, SortedSet<String>> parsed = new TreeMap<>();

  private RulesReading() {}

  static Rules read(Map<String, ?> yaml) {
    return new RulesReading().rules(YamlSection.root(yaml));
  }

  private Rules rules(YamlSection root) {
    Rules.Dossiers dossiers = dossiers(root.section("dossiers"));
    Rules.Files files = files(root.section("files"));
    Rules.Components components = components(root.section("components"));
    Rules.Payments payments = payments(root.section("payments"));
    Rules.Papers papers = papers(root.section("papers"));
    Rules.Agencies agencies = agencies(root.section("agencies"));
    Rules.Procedures procedures = procedures(root.section("procedures"));
    root.end();
    return new Rules(
        dossiers, files, components, payments, papers, agencies, procedures, ruleSet());
  }

  private Rules.Dossiers dossiers(YamlSection section) {
    Rules.Dossiers dossiers =
        new Rules.Dossiers(
            table(section, "channel", Channel.ONLINE, Channel.DIRECT, Channel.POSTAL),
            missingChannel(section, "channel-missing"),
            table(section, "status", DossierStatus.values()),
            list(section, "result-kind-withdrawn"));
    section.end();
    return dossiers;
  }

  private Channel missingChannel(YamlSection section, String key) {
    String text = section.text(key);
    remember(section.pathOf(key), List.of(text));
    for (Channel channel : Channel.values()) {
      if (keyOf(channel).equals(Label.of(text))) {
        return channel;
      }
    }
    throw section.error(key, "must be one of online, direct, postal, unknown");
  }

  private Rules.Files files(YamlSection section) {
    String separator = section.text("separator");
    parsed.put(section.pathOf("separator"), new TreeSet<>(List.of(separator)));
    section.end();
    return new Rules.Files(separator);
  }

  private Rules.Components components(YamlSection section) {
    Rules.Components components = new Rules.Components(list(section, "digitisation-reused"));
    section.end();
    return components;
  }

  private Rules.Payments payments(YamlSection section) {
    Rules.Payments payments =
        new Rules.Payments(
            table(section, "status", PaymentStatus.values()),
            table(section, "kind", PaymentKind.values()),
            table(section, "method", Method.ONLINE, Method.TRANSFER, Method.CASH));
    section.end();
    return payments;
  }

  private Rules.Papers papers(YamlSection section) {
    Rules.Papers papers =
        new Rules.Papers(list(section, "kind-result"), list(section, "status-refused"));
    section.end();
    return papers;
  }

  private Rules.Agencies agencies(YamlSection section) {
    Rules.Agencies agencies =
        new Rules.Agencies(
            table(section, "catalog", Level.PROVINCE, Level.DISTRICT, Level.COMMUNE),
            list(section, "statistics-outside"),
            list(section, "active-not"),
            list(section, "receipt-provider"));
    section.end();
    return agencies;
  }

  private Rules.Procedures procedures(YamlSection section) {
    Rules.Procedures procedures =
        new Rules.Procedures(
            list(section, "fee-due"), list(section, "result-none"), list(section, "in-use"));
    section.end();
    return procedures;
  }

  private CodeList list(YamlSection section, String key) {
    List<String> spellings = section.texts(key);
    remember(section.pathOf(key), spellings);
    return new CodeList(spellings);
  }

  /** A section with one list for each meaning; a label has one meaning. */
  @SafeVarargs
  private <E extends Enum<E>> CodeTable<E> table(YamlSection parent, String key, E... meanings) {
    YamlSection section = parent.section(key);
    Map<String, E> spellings = new HashMap<>();
    Map<String, E> labels = new HashMap<>();
    for (E meaning : meanings) {
      String group = keyOf(meaning);
      List<String> texts = section.texts(group);
      remember(section.pathOf(group), texts);
      for (String text : texts) {
        E other = labels.put(Label.of(text), meaning);
        if (other != null && other != meaning) {
          throw section.error(group, "and " + keyOf(other) + " share '" + text + "'");
        }
        spellings.put(text, meaning);
      }
    }
    section.end();
    return new CodeTable<>(spellings);
  }

  private static String keyOf(Enum<?> meaning) {
    return meaning.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void remember(String path, Collection<String> texts) {
    SortedSet<String> labels = new TreeSet<>();
    texts.forEach(text -> labels.add(Label.of(text)));
    parsed.put(path, labels);
  }

  private String ruleSet() {
    StringBuilder text = new StringBuilder();
    // A label holds neither tab nor line feed, so no two rule sets write the same text
    parsed.forEach(
        (path, labels) ->
            text.append(path).append('\t').append(String.join("\t", labels)).append('\n'));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
