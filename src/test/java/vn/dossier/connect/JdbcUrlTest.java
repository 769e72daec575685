package vn.dossier.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URL is understood to its last part, or refused. */
class JdbcUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          autoDeserialize=true                                 | autoDeserialize
          AUTODESERIALIZE=true                                 | AUTODESERIALIZE
          auto%44eserialize=true                               | autoDeserialize
          %20autoDeserialize=true                              | an option without a plain name
          sslMode=REQUIRED&&autoDeserialize=true               | autoDeserialize
          autoDeserialize                                      | autoDeserialize
          allowLoadLocalInfile=true                            | allowLoadLocalInfile
          allowLoadLocalInfile=fals%65%20                      | allowLoadLocalInfile
          ALLOWLOADLOCALINFILE=yes                             | allowLoadLocalInfile
          allowLoadLocalInfile                                 | allowLoadLocalInfile
          allowLoadLocalInfile=false&allowLoadLocalInfile=true | allowLoadLocalInfile
          allowLoadLocalInfile=false&ALLOWLOADLOCALINFILE=FALSE| twice
          allowLoadLocalInfileInPath=/                         | allowLoadLocalInfileInPath
          allowUrlInLocalInfile=true                           | allowUrlInLocalInfile
          socketFactory=com.evil.Factory                       | socketFactory
          queryInterceptors=com.evil.Q                         | queryInterceptors
          connectionLifecycleInterceptors=com.evil.C           | connectionLifecycleInterceptors
          exceptionInterceptors=com.evil.E                     | exceptionInterceptors
          authenticationPlugins=com.evil.A                     | authenticationPlugins
          propertiesTransform=com.evil.P                       | propertiesTransform
          useConfigs=maxPerformance                            | useConfigs
          sessionVariables=time_zone='UTC'                     | sessionVariables
          allowMultiQueries=true                               | allowMultiQueries
          autoReconnect=true                                   | autoReconnect
          useAffectedRows=true                                 | useAffectedRows
          connectionTimeZone=UTC                               | connectionTimeZone
          clientCertificateKeyStorePassword=s                  | clientCertificateKeyStorePassword
          trustCertificateKeyStoreUrl=http://host/x            | trustCertificateKeyStoreUrl
          trustCertificateKeyStoreUrl=file://host/x            | trustCertificateKeyStoreUrl
          trustCertificateKeyStoreUrl=file:/%2Fhost/x          | trustCertificateKeyStoreUrl
          trustCertificateKeyStoreUrl=file:/%252Fhost/x        | trustCertificateKeyStoreUrl
          trustCertificateKeyStoreUrl=file:////host/x          | trustCertificateKeyStoreUrl
          sslMode=NONE                                         | sslMode
          characterEncoding=latin1                             | characterEncoding
          """)
  void anOptionThatIsNotOnTheListIsRefusedByName(String options, String named) {
    assertRefused("jdbc:mysql://host/x?" + options, named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql:loadbalance://host/x",
        "jdbc:mysql:replication://host,other/x",
        "jdbc:mysql+srv://host/x",
        "jdbc:mysql%3A//host/x",
        "jdbc:mysql://host,other/x",
        "jdbc:mysql://[host,other]/x",
        "jdbc:mysql://(host=h,autoDeserialize=true)/x",
        "jdbc:mysql://address=(host=h)(autoDeserialize=true)/x",
        "jdbc:mysql://u@(host=h)/x",
        "jdbc:mysql://ho%73t/x",
        "jdbc:mysql://host/x#y",
        "jdbc:mysql://host/x?a=b?c=d",
        "jdbc:mysql://host/x? sslMode=REQUIRED",
        "jdbc:mysql://host/x\n?sslMode=REQUIRED",
        "jdbc:mysql://host//x",
        "jdbc:mysql:x",
        "mysqlx://host/x",
        "jdbc:mariadb://host/x",
        "jdbc:h2:tcp://host/x",
        "jdbc:h2:SSL://host/x",
        "jdbc:h2:zip:/x.zip!/x",
        "jdbc:h2:file:classpath:x"
      })
  void anotherWayToWriteAUrlIsRefused(String url) {
    assertRefused(url, "must");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INIT=RUNSCRIPT FROM '/x.sql'",
        "MODE=MySQL;init=select 1",
        "MODE=MySQL\\;INIT=select 1",
        "IN\\IT=select 1",
        "TRACE_LEVEL_FILE=4",
        "TRACE_LEVEL_SYSTEM_OUT=3",
        "AUTO_SERVER=TRUE",
        "MODE=Oracle",
        "CIPHER=AES",
        "DATABASE_EVENT_LISTENER='x'",
        "JAVA_OBJECT_SERIALIZER='x'"
      })
  void h2RunsNothingThatAUrlNames(String options) {
    assertRefused("jdbc:h2:mem:x;" + options, "option");
  }

  /** Whoever reads it after this must find nothing in it to replace. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host/x?trustCertificateKeyStorePassword=${X}",
        "jdbc:mysql://host/x?trustCertificateKeyStorePassword=a$b",
        "jdbc:mysql://host/${X}",
        "jdbc:mysql://${X}/x",
        "jdbc:h2:mem:x${X}",
        "jdbc:h2:file:./{x}",
        "jdbc:h2:file:./x}",
        "jdbc:h2:file:C:\\x"
      })
  void nothingThatIsReplacedLaterIsIn(String url) {
    assertRefused(url, "must be without $, {, } and \\");
  }

  @Test
  void theDriversOwnEscapesRemainForAValue() {
    String url = "jdbc:mysql://host/x?trustCertificateKeyStorePassword=a%24%7Bb%7D%5C";
    assertThat(JdbcUrl.of(url).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host/x?pass%77ord=zq81",
        "jdbc:mysql://host/x?%50ASSWORD=zq81",
        "jdbc:mysql://host/x?a=b& password =zq81",
        "jdbc:mysql://host/x?a=b&%20password=zq81",
        "jdbc:mysql://host/x?password1=zq81",
        "jdbc:mysql://address=(host=h)(pass%77ord=zq81)/x",
        "jdbc:mysql://u:zq81@host/x"
      })
  void aPasswordIsSeenHoweverItIsWritten(String url) {
    assertThat(JdbcUrl.holdsPassword(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://host",
        "jdbc:mysql:///x",
        "jdbc:mysql://[::1]:3306/x",
        "jdbc:mysql://host:3306/x?useServerPrepStmts=true&cachePrepStmts=true",
        "jdbc:mysql://host/x?rewriteBatchedStatements=false&connectionCollation=utf8mb4_bin",
        "jdbc:mysql://host/x?sslMode=verify_identity&socketTimeout=60000&allowLoadLocalInfile=false",
        "jdbc:mysql://host/x?trustCertificateKeyStoreUrl=file:/etc/trust.p12",
        "jdbc:mysql://host/x?trustCertificateKeyStoreUrl=file:///etc/trust.p12",
        "jdbc:h2:mem:x;DB_CLOSE_DELAY=-1;MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        "jdbc:h2:file:/var/lib/x;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:~/x;ifexists=true"
      })
  void whatTheReadmeListsIsAllowed(String url) {
    assertThat(JdbcUrl.of(url).text()).isEqualTo(url);
    assertThat(JdbcUrl.holdsPassword(url)).isFalse();
  }

  /** What the driver makes of it is what was understood. */
  @Test
  void theDriverReadsTheSame() {
    JdbcUrl url =
        JdbcUrl.of("jdbc:mysql://u@host:3307/x?SSLM%4Fde=VERIFY_CA&&connecttimeout=5")
            .with("user", "v");
    HostInfo seen =
        ConnectionUrl.getConnectionUrlInstance(url.text(), new Properties()).getMainHost();
    assertThat(url.text())
        .isEqualTo("jdbc:mysql://u@host:3307/x?sslMode=VERIFY_CA&connectTimeout=5&user=v");
    assertThat(seen.getHost()).isEqualTo("host");
    assertThat(seen.getPort()).isEqualTo(3307);
    assertThat(seen.getDatabase()).isEqualTo("x");
    assertThat(seen.getHostProperties())
        .containsEntry("sslMode", "VERIFY_CA")
        .containsEntry("connectTimeout", "5");
  }

  private static void assertRefused(String url, String named) {
    assertThatThrownBy(() -> JdbcUrl.of(url))
        .as(url)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named)
        .message()
        .doesNotContain("jdbc:mysql://host/x", "\n");
  }
}
