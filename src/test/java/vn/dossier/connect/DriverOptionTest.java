package vn.dossier.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The settings list what a URL may hold, all of it and nothing else. */
class DriverOptionTest {

  private static final Pattern PARAGRAPH =
      Pattern.compile(
          "(?s)\\nA URL is (?<mysql>.*?)\\bFor\\s+an H2 file(?<h2>.*?)\\bAnything else\\b");

  // `NAME` or `NAME=VALUE`; what stands in brackets tells of values
  private static final Pattern LISTED = Pattern.compile("`(\\w+)(?:=([^`]*))?`");

  @Test
  void theSettingsListThoseThatAreAllowed() throws IOException {
    Matcher paragraph = PARAGRAPH.matcher(Files.readString(Path.of("src/docs/settings.md")));
    assertThat(paragraph.find()).isTrue();
    assertListed(paragraph.group("mysql"), DriverOption.ofMySql(), DriverOption::ofMySql);
    assertListed(paragraph.group("h2"), DriverOption.ofH2(), DriverOption::ofH2);
  }

  private static void assertListed(
      String text, Collection<DriverOption> allowed, Function<String, DriverOption> byName) {
    List<MatchResult> listed =
        LISTED.matcher(text.replaceAll("\\([^)]*\\)", "")).results().toList();
    assertThat(listed)
        .extracting(option -> option.group(1))
        .containsExactlyInAnyOrderElementsOf(
            allowed.stream()
                .map(DriverOption::name)
                // A password is refused, only an empty one is let through
                .filter(name -> !name.equalsIgnoreCase("password"))
                .toList());
    assertThat(listed)
        .filteredOn(option -> option.group(2) != null)
        .allMatch(option -> byName.apply(option.group(1)).takes(option.group(2)));
  }
}
