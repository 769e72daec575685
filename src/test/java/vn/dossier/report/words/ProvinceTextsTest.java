package vn.dossier.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import vn.dossier.report.figure.Language;

class ProvinceTextsTest {

  private static ProvinceTexts of(String yaml) {
    return ProvinceTexts.of(new Yaml().load(yaml));
  }

  @Test
  void whatIsShippedSaysNothingAndEveryTextIsOptional() throws IOException {
    ProvinceTexts shipped = of(Files.readString(Path.of("jobs", "bulletin.yml")));

    assertThat(shipped.directive(Language.VI)).isEmpty();
    assertThat(shipped.signature(Language.VI)).isEmpty();
    assertThat(shipped).hasToString("none");
    assertThat(of("introduction: {vi: }").introduction(Language.VI)).isEmpty();
    assertThat(of("introduction: {vi: a}").introduction(Language.EN)).isEmpty();
  }

  /** The shipped file with its marks taken away is one that can be read. */
  @Test
  void theExampleInTheFileIsReadable() throws IOException {
    String example =
        Files.readString(Path.of("jobs", "bulletin.yml")).replaceFirst("(?s).*?\n#\n", "");

    assertThat(of(example.replaceAll("(?m)^# ?", "")))
        .hasToString("directive, introduction, outlook, signature, contact");
  }

  @ParameterizedTest
  @EnumSource
  void theSampleSaysAllOfIt(Language language) throws IOException {
    ProvinceTexts sample = of(Files.readString(Path.of("data", "sample", "bulletin.yml")));

    assertThat(sample.directive(language).orElseThrow()).endsWith("10/CT-UBND");
    assertThat(sample.introduction(language)).hasSize(1);
    assertThat(sample.outlook(language)).hasSize(1);
    assertThat(sample.signature(language)).hasSize(2);
    assertThat(sample.contact(language)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "director: {vi: a} | bulletin.yml: director is unknown, there are directive, introduction, outlook, signature, contact",
        "outlook: a | bulletin.yml: outlook needs vi and en",
        "outlook: {fr: a} | bulletin.yml, outlook: there are vi and en, not fr",
        "- a | bulletin.yml: expected keys, each with vi and en"
      })
  void whatCannotBeMeantIsRefusedInOneLine(String yaml, String message) {
    assertThatThrownBy(() -> of(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
