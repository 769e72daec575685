package vn.dossier.connect;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An option of a driver that an operator may set.
 *
 * @param name as the driver spells it
 * @param values what it takes, in words
 * @param pattern what it takes
 */
record DriverOption(String name, String values, Pattern pattern) {

  private static final String YES_OR_NO = "true or false";

  // Any other variable may change what a statement means
  private static final String TIMEOUT =
      "(wait_timeout|innodb_lock_wait_timeout|lock_wait_timeout|net_(read|write)_timeout)=\\d{1,9}";

  // With a host in it, file: is fetched by FTP; a % is decoded once more after this
  private static final String FILE_OF_THIS_HOST = "file:/(//)?[^/?#%\\\\][^?#%\\\\]*";

  /** Those of Connector/J: TLS, time, speed and text; none that runs code or reads a file. */
  private static final Map<String, DriverOption> MYSQL =
      byName(
          choice("sslMode", "DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"),
          option("trustCertificateKeyStoreUrl", "file:/a/path", FILE_OF_THIS_HOST),
          choice("trustCertificateKeyStoreType", "JKS", "PKCS12"),
          option("trustCertificateKeyStorePassword", "the trust store's", ".*"),
          option("tlsVersions", "TLSv1.2,TLSv1.3", "TLSv1\\.[23](,TLSv1\\.[23])?"),
          yesOrNo("allowPublicKeyRetrieval"),
          option("allowLoadLocalInfile", "false alone", "(?i)false"),
          number("maxAllowedPacket"),
          number("connectTimeout"),
          number("socketTimeout"),
          yesOrNo("tcpKeepAlive"),
          yesOrNo("useCompression"),
          yesOrNo("useServerPrepStmts"),
          yesOrNo("cachePrepStmts"),
          number("prepStmtCacheSize"),
          number("prepStmtCacheSqlLimit"),
          yesOrNo("rewriteBatchedStatements"),
          yesOrNo("useUnicode"),
          option("characterEncoding", "UTF-8", "(?i)utf-?8"),
          option("connectionCollation", "utf8mb4_...", "utf8mb4_\\w+"),
          option(
              "sessionVariables",
              "timeouts alone, such as innodb_lock_wait_timeout=20",
              TIMEOUT + "(," + TIMEOUT + ")*"),
          option("user", "a name", "[\\w.-]*"),
          option("password", "nothing", ""));

  /** Those of H2. */
  private static final Map<String, DriverOption> H2 =
      byName(
          choice("MODE", "MySQL"),
          yesOrNo("CASE_INSENSITIVE_IDENTIFIERS"),
          yesOrNo("DB_CLOSE_ON_EXIT"),
          option("DB_CLOSE_DELAY", "seconds, or -1", "-1|\\d{1,9}"),
          option("TRACE_LEVEL_FILE", "0", "0"),
          yesOrNo("IFEXISTS"),
          number("LOCK_TIMEOUT"),
          number("CACHE_SIZE"),
          option("USER", "a name", "\\w*"),
          option("PASSWORD", "nothing", ""));

  /** Those of MySQL's driver. */
  static Collection<DriverOption> ofMySql() {
    return MYSQL.values();
  }

  /** Those of H2. */
  static Collection<DriverOption> ofH2() {
    return H2.values();
  }

  /** The option of MySQL's driver, whatever the case of its name; null when it is not allowed. */
  static DriverOption ofMySql(String name) {
    return MYSQL.get(name.toLowerCase(Locale.ROOT));
  }

  /** The option of H2, whatever the case of its name; null when it is not allowed. */
  static DriverOption ofH2(String name) {
    return H2.get(name.toLowerCase(Locale.ROOT));
  }

  boolean takes(String value) {
    return pattern.matcher(value).matches();
  }

  private static DriverOption choice(String name, String... values) {
    String words = String.join(" or ", values);
    return option(name, words, "(?i)" + String.join("|", values));
  }

  private static DriverOption yesOrNo(String name) {
    return option(name, YES_OR_NO, "(?i)true|false");
  }

  private static DriverOption number(String name) {
    return option(name, "a number", "\\d{1,9}");
  }

  private static DriverOption option(String name, String values, String pattern) {
    return new DriverOption(name, values, Pattern.compile(pattern));
  }

  private static Map<String, DriverOption> byName(DriverOption... options) {
    return Stream.of(options).collect(toMap(o -> o.name().toLowerCase(Locale.ROOT), o -> o));
  }
}
