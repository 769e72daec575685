package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.dossier.source.SetupException;

/** What the program makes of the URLs that an operator sets. */
class DatabaseSettingsTest {

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

  private static String warehouseUrl(String url) {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test",
                  Map.of("spring.datasource.url", url, "dossier.source.url", "jdbc:h2:mem:y")));
      new DatabaseSettings(false).initialize(context);
      return context.getEnvironment().getProperty("spring.datasource.url");
    }
  }
}
