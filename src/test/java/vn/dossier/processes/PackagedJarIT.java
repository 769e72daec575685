package vn.dossier.processes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the build packs: everything has a licence that we may ship, and a time that is no clock's.
 */
class PackagedJarIT {

  private static final Path JAR = Path.of("target", "dossier-etl.jar");
  private static final String BILL = "META-INF/sbom/application.cdx.json";

  /** Spring Boot adds it when it packs; of Spring Boot, like its other libraries. */
  private static final String ADDED = "BOOT-INF/lib/spring-boot-jarmode-tools-.*";

  @Test
  void theBillOfMaterialsNamesEveryLibrary() throws Exception {
    List<String> named = new ArrayList<>();
    for (JsonNode component : bill().get("components")) {
      for (JsonNode hash : component.get("hashes")) {
        named.add(hash.get("content").asString());
      }
    }
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      List<? extends ZipEntry> libraries =
          jar.stream()
              .filter(entry -> entry.getName().matches("BOOT-INF/lib/.+"))
              .filter(entry -> !entry.getName().matches(ADDED))
              .toList();
      assertThat(libraries).hasSizeGreaterThan(30);
      for (ZipEntry library : libraries) {
        assertThat(named).as(library.getName()).contains(sha256(jar, library));
      }
    }
  }

  @Test
  void everyLibraryHasALicenceThatIsOnTheList() throws IOException {
    for (JsonNode component : bill().get("components")) {
      assertThat(isAllowed(component))
          .as(
              "%s:%s may not be shipped under %s: take another, or add a line to licences.txt",
              component.get("group").asString(),
              component.get("name").asString(),
              licences(component))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GPL-3.0-only, false",
    "AGPL-3.0-or-later, false",
    "SSPL-1.0, false",
    "Apache-2.0, true",
    "GPL-2.0-with-classpath-exception EPL-2.0, true",
    "'', false"
  })
  void oneLicenceOfTheListIsEnoughAndNoneIsTooFew(String licences, boolean allowed)
      throws IOException {
    var component = JsonMapper.shared().createObjectNode();
    for (String id : licences.isEmpty() ? new String[0] : licences.split(" ")) {
      component.withArray("/licenses").addObject().putObject("license").put("id", id);
    }
    assertThat(isAllowed(component)).isEqualTo(allowed);
  }

  /** Else the same sources would give other bytes at another hour, or in another zone. */
  @Test
  void everyEntryHasTheTimeThatThePomNames() throws IOException {
    Matcher named =
        Pattern.compile("<project\\.build\\.outputTimestamp>(.*)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(named.find()).isTrue();
    Instant time = Instant.parse(named.group(1));
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      for (ZipEntry entry : jar.stream().toList()) {
        assertThat(entry.getTimeLocal())
            .as(entry.getName())
            .isEqualTo(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        if (entry.getExtra() != null && entry.getLastAccessTime() != null) {
          assertThat(entry.getLastModifiedTime().toInstant()).as(entry.getName()).isEqualTo(time);
        }
      }
    }
  }

  /** Nothing else of the build's host or hour; without a repository there is no such file. */
  @Test
  void itKnowsItsCommit() throws Exception {
    assumeThat(Path.of(".git", "HEAD")).as("a repository of its own").exists();
    Process git = new ProcessBuilder("git", "rev-parse", "HEAD").start();
    String head = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
    assumeThat(git.waitFor()).as("there is a repository").isZero();
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      Properties known = new Properties();
      known.load(
          jar.getInputStream(jar.getEntry("BOOT-INF/classes/vn/dossier/operate/git.properties")));
      assertThat(known).containsOnlyKeys("git.commit.id.full", "git.dirty");
      assertThat(known).containsEntry("git.commit.id.full", head);
    }
  }

  private static JsonNode bill() throws IOException {
    assumeThat(System.getProperty("maven.session"))
        .as("Maven makes no bill of materials when it is offline")
        .isNotEqualTo("offline=true");
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      ZipEntry bill = jar.getEntry(BILL);
      assertThat(bill).as("the bill of materials in the jar").isNotNull();
      return JsonMapper.shared().readTree(jar.getInputStream(bill));
    }
  }

  private static boolean isAllowed(JsonNode component) throws IOException {
    return licences(component).stream().anyMatch(allowed()::contains);
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(licence.path("id").asString(licence.path("name").asString()));
    }
    return licences;
  }

  private static List<String> allowed() throws IOException {
    try (InputStream list = PackagedJarIT.class.getResourceAsStream("licences.txt")) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ")[0])
          .toList();
    }
  }

  private static String sha256(ZipFile jar, ZipEntry entry)
      throws IOException, GeneralSecurityException {
    try (InputStream bytes = jar.getInputStream(entry)) {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.readAllBytes()));
    }
  }
}
