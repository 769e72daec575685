package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import vn.dossier.setup.SetupException;
import vn.dossier.source.connect.SourceProperties;

/** What the program makes of the URLs that an operator sets. */
class DatabaseSettingsTest {

  private static final String OF_THE_DRIVER = "spring.datasource.hikari.data-source-properties";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://u:zq81@host:3306/x",
        "jdbc:mysql://u:z/q#81@host/x",
        "jdbc:mysql://host/x?password=zq81",
        "jdbc:mysql://host/x?user=u&Password=zq81",
        "jdbc:mysql://(host=h,user=u,password=zq81)/x",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=zq81"
      })
  void aPasswordInAUrlIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> warehouseUrl(url))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "spring.datasource.url holds a password:"
                + " put it into spring.datasource.password or spring.datasource.password-file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host:3306/x",
        "jdbc:mysql://host:3306/x?user=u&password=",
        "jdbc:mysql://u@host:3306/x?sslMode=VERIFY_IDENTITY",
        "jdbc:mysql://host/x?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/etc/trust.p12"
            + "&trustCertificateKeyStorePassword=public"
      })
  void optionsOfTheDriverPassThrough(String url) {
    assertThat(warehouseUrl(url)).startsWith(url);
  }

  /** Spring would replace an escaped placeholder the second time that it reads the URL. */
  @ParameterizedTest
  @CsvSource({
    "spring.datasource.url, jdbc:mysql://127.0.0.1:1/a?trustCertificateKeyStorePassword=",
    "spring.datasource.url, jdbc:h2:file:",
    "dossier.source.url, jdbc:mysql://127.0.0.1:1/",
    "dossier.source.url, jdbc:h2:file:"
  })
  void anEscapedPlaceholderDoesNotPass(String setting, String url) throws IOException {
    Map<String, String> evil = Map.of("EVIL", "./p;INIT=SELECT 1", setting, url + "\\${EVIL}");
    assertThatThrownBy(() -> configured(evil, "jdbc:h2:mem:x"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith(setting + " must be without $");
    Path file = Files.writeString(folder.resolve("url"), url + "${EVIL}");
    Map<String, String> inFile =
        Map.of("EVIL", "./p;INIT=SELECT 1", setting + "-file", file.toString(), setting, "");
    assertThatThrownBy(() -> configured(inFile, "jdbc:h2:mem:x"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith(setting + " must be without $");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a${NAME}b", "a\\${NAME}", "\\\\$x\\", "${no.such}", " ${NAME:x} ", "#{1}"})
  void aPasswordOutOfAFileArrivesByteForByte(String password) throws IOException {
    String file = Files.writeString(folder.resolve("secret"), password + "\n").toString();
    ConfigurableEnvironment environment =
        configured(
            Map.of(
                "NAME",
                "other",
                "spring.datasource.password-file",
                file,
                "dossier.source.password-file",
                file),
            "jdbc:mysql://host/x");
    Binder binder = Binder.get(environment);
    assertThat(binder.bind("spring.datasource", DataSourceProperties.class).get().getPassword())
        .isEqualTo(password);
    assertThat(binder.bind("dossier.source", SourceProperties.class).get().password())
        .isEqualTo(password);
    assertThat(environment.getProperty("spring.datasource.password")).isEqualTo(password);
  }

  @Test
  void aPlaceholderThatNothingIsSetForIsSaidWithoutItsText() {
    assertThatThrownBy(() -> configured(Map.of(), "jdbc:mysql://host/${zq81}"))
        .isInstanceOf(SetupException.class)
        .hasMessage("spring.datasource.url holds a placeholder that nothing is set for")
        .hasNoCause();
  }

  /** The same options may come beside the URL, and the same are refused. */
  @ParameterizedTest
  @CsvSource({
    "spring.datasource.hikari.data-source-properties.allowLoadLocalInfile, true",
    "spring.datasource.hikari.data-source-properties.allowloadlocalinfileinpath, /",
    "spring.datasource.hikari.data-source-properties.queryInterceptors, com.evil.Q",
    "spring.datasource.hikari.jdbc-url, jdbc:mysql://host/x?autoDeserialize=true",
    "spring.datasource.hikari.data-source-class-name, com.evil.Source",
    "spring.flyway.url, jdbc:mysql://host/x"
  })
  void noOtherWayLeadsPastTheList(String setting, String value) {
    assertThatThrownBy(() -> configured(Map.of(setting, value), "jdbc:mysql://host/x"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("spring.");
  }

  /** H2 takes options from there too, such as statements to run. */
  @ParameterizedTest
  @ValueSource(strings = {"INIT", "TRACE_LEVEL_FILE", "queryInterceptors"})
  void norDoesOneLeadToAnH2File(String option) {
    Map<String, String> set = Map.of(OF_THE_DRIVER + "." + option, "SELECT 1");
    assertThatThrownBy(() -> configured(set, "jdbc:h2:mem:x"))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith(OF_THE_DRIVER + " has the option " + option);
  }

  /** Every connection to the warehouse is as safe as the pool's. */
  @ParameterizedTest
  @CsvSource({
    "sslMode, VERIFY_CA",
    "trustCertificateKeyStoreUrl, file:/etc/trust.p12",
    "trustCertificateKeyStoreType, PKCS12",
    "trustCertificateKeyStorePassword, public",
    "tlsVersions, TLSv1.3",
    "allowPublicKeyRetrieval, true"
  })
  void whatMakesAConnectionSafeBelongsIntoTheUrl(String option, String value) {
    Map<String, String> set = Map.of(OF_THE_DRIVER + "." + option, value);
    assertThatThrownBy(() -> configured(set, "jdbc:mysql://host/x"))
        .isInstanceOf(SetupException.class)
        .hasMessage("%s.%s is set: put it into spring.datasource.url", OF_THE_DRIVER, option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"socketTimeout=1", "queryInterceptors=com.evil.Q", ""})
  void optionsOfTheDriverAreNotOneText(String text) {
    assertThatThrownBy(() -> configured(Map.of(OF_THE_DRIVER, text), "jdbc:mysql://host/x"))
        .isInstanceOf(SetupException.class)
        .hasMessage("%s must be written %s.NAME=VALUE", OF_THE_DRIVER, OF_THE_DRIVER);
  }

  /** What is handed over in a form of our own is text to the pool. */
  @Test
  void thePoolGetsTheOptionsOfTheDriver() {
    HikariConfig pool =
        Binder.get(
                configured(
                    Map.of(OF_THE_DRIVER + ".socketTimeout", "60000"), "jdbc:mysql://host/x"))
            .bind("spring.datasource.hikari", HikariConfig.class)
            .get();
    assertThat(pool.getDataSourceProperties())
        .containsEntry("socketTimeout", "60000")
        .containsEntry("rewriteBatchedStatements", "true")
        .containsEntry("allowLoadLocalInfile", "false")
        .containsEntry("allowLoadLocalInfileInPath", "");
    assertThat(pool.getConnectionInitSql()).startsWith(ConnectionSettings.SHORT_WAIT);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://host/x, true",
    "jdbc:mysql://host/x?allowLoadLocalInfile=false, false",
    "jdbc:h2:mem:x, false"
  })
  void onlyTheWarehouseOfAServerLoadsAndNeverAFile(String url, boolean loads) {
    ConfigurableEnvironment environment = configured(Map.of(), url);
    String properties = OF_THE_DRIVER + ".";
    assertThat(environment.getProperty(properties + "allowLoadLocalInfile"))
        .isEqualTo(loads ? "false" : null);
    assertThat(environment.getProperty(properties + "allowLoadLocalInfileInPath"))
        .isEqualTo(loads ? "" : null);
  }

  private static String warehouseUrl(String url) {
    return configured(Map.of(), url).getProperty("spring.datasource.url");
  }

  private static ConfigurableEnvironment configured(Map<String, String> further, String url) {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      Map<String, Object> settings = new HashMap<>();
      settings.put("spring.datasource.url", url);
      settings.put("dossier.source.url", "jdbc:h2:mem:y");
      settings.putAll(further);
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("test", settings));
      new DatabaseSettings(false).initialize(context);
      return context.getEnvironment();
    }
  }
}
