package vn.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the repository says of itself: whoever has only this finds all that is referred to. */
class DocumentsTest {

  private static final Path DOCUMENTS = Path.of("src", "docs");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");

  // Papers that are not here, and numbers of their sections
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)design\\.md|domain\\.md|house\\.md|reliability\\.md|\\bsections? [1-9]\\b");

  private static final Pattern RULE = Pattern.compile("\\bR(\\d{1,2})\\b(?! *=)");

  private static final Pattern TEST_CLASS =
      Pattern.compile("`((?:[a-z]+/)*)([A-Z][A-Za-z0-9]*(?:Test|IT))[.`#]");

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    TreeSet<String> broken = new TreeSet<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (link.group(1).startsWith("http")) {
          continue;
        }
        Path target =
            link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        if (page.getParent() == null && !link.group(1).isEmpty()) {
          target = Path.of(link.group(1));
        }
        if (!Files.exists(target)
            || link.group(2) != null && !anchors(target).contains(link.group(2))) {
          broken.add(page + ": " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> "#" + title.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }

  // Migrations that were released keep their words, since Flyway compares them
  @Test
  void nothingRefersToPapersThatAreNotHere() {
    List<String> strange =
        sources()
            .filter(file -> !file.toString().contains("migration"))
            .filter(file -> !file.endsWith("DocumentsTest.java"))
            .flatMap(
                file -> ELSEWHERE.matcher(read(file)).results().map(m -> file + ": " + m.group()))
            .toList();
    assertThat(strange).isEmpty();
  }

  @Test
  void everyRuleThatIsCitedStandsInTheRules() throws IOException {
    String rules = Files.readString(DOCUMENTS.resolve("rules.md"));
    TreeSet<Integer> cited = new TreeSet<>();
    sources()
        .filter(file -> file.startsWith(Path.of("src", "main")) || file.startsWith("jobs"))
        .forEach(
            file ->
                RULE.matcher(read(file))
                    .results()
                    .map(rule -> Integer.valueOf(rule.group(1)))
                    .forEach(cited::add));
    assertThat(cited).contains(1, 14, 28);
    assertThat(cited).allSatisfy(rule -> assertThat(rules).contains("**R" + rule + ". "));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    TreeSet<String> there = new TreeSet<>();
    Path root = Path.of("src", "test", "java", "vn", "dossier");
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> root.relativize(file).toString().replace(".java", ""))
          .forEach(path -> there.addAll(List.of(path, path.substring(path.lastIndexOf('/') + 1))));
    }
    TreeSet<String> named = new TreeSet<>();
    for (Path page : pages()) {
      TEST_CLASS
          .matcher(Files.readString(page))
          .results()
          .forEach(m -> named.add(m.group(1) + m.group(2)));
    }
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(there).containsAll(named);
  }

  @Test
  void theReadmeIsReadInOneGo() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(140);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> documents = Files.list(DOCUMENTS)) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("src", "test", "README.md")), documents)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> sources() {
    return Stream.of("src", "jobs")
        .flatMap(
            root -> {
              try (Stream<Path> files = Files.walk(Path.of(root))) {
                return files.filter(DocumentsTest::isText).toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static boolean isText(Path file) {
    return file.toString().matches(".*\\.(java|sql|ya?ml|md|html|properties)");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
