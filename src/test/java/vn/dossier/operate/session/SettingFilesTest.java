package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import vn.dossier.setup.SetupException;

/** Settings whose values lie in files. */
class SettingFilesTest {

  private static final String NAME = "dossier.source.password";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
  void theValueIsTheTextWithoutTheEndOfItsLine(String text) throws IOException {
    assertThat(read(Map.of("DOSSIER_SOURCE_PASSWORD_FILE", file(text))))
        .containsExactly(Map.entry(NAME, "s3cret"));
  }

  @Test
  void blanksBelongToTheValue() throws IOException {
    assertThat(read(Map.of("DOSSIER_SOURCE_PASSWORD_FILE", file(" a\nb \n"))))
        .containsEntry(NAME, " a\nb ");
  }

  @Test
  void theFileMayBeNamedAnywhereThatSettingsAreRead() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("file", Map.of(NAME + "-file", file("s3cret"))));
    assertThat(SettingFiles.read(environment, List.of(NAME))).containsEntry(NAME, "s3cret");
  }

  @Test
  void withoutSuchASettingNothingComesFromFiles() {
    assertThat(read(Map.of("DOSSIER_SOURCE_PASSWORD", "s3cret"))).isEmpty();
    assertThat(read(Map.of("DOSSIER_SOURCE_PASSWORD_FILE", ""))).isEmpty();
  }

  @Test
  void twoValuesForOneSettingAreRefusedWithoutShowingThem() throws IOException {
    Map<String, Object> both =
        Map.of("DOSSIER_SOURCE_PASSWORD", "one", "DOSSIER_SOURCE_PASSWORD_FILE", file("two"));
    assertThatThrownBy(() -> read(both))
        .isInstanceOf(SetupException.class)
        .hasMessage("%s and %s-file are both set: keep one", NAME, NAME);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithItsSetting() throws IOException {
    refused("/no/such/file", "does not exist");
    refused(file("\n"), "is empty");
    refused(folder.toString(), "cannot be read");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
    refused(binary.toString(), "is not UTF-8 text");
  }

  private void refused(String file, String problem) {
    assertThatThrownBy(() -> read(Map.of("DOSSIER_SOURCE_PASSWORD_FILE", file)))
        .isInstanceOf(SetupException.class)
        .hasMessageContainingAll(NAME + "-file", file, problem);
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("secret"), text).toString();
  }

  private static Map<String, String> read(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource("systemEnvironment", variables));
    return SettingFiles.read(environment, List.of(NAME));
  }
}
