package vn.dossier.operate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.CommandLineInterface;
import vn.dossier.operate.session.ConnectionSettings;

/**
 * The files of jobs/schedule, as far as a machine without cron, systemd and Kubernetes can tell.
 */
class ScheduleTest {

  private static final Path FILES = Path.of("jobs", "schedule");
  private static final List<String> SERVICES =
      List.of("dossier-etl.service", "dossier-etl-purge.service", "dossier-etl-site.service");

  /** What a supervisor sees of a run that stops in time. */
  private static final Duration STOP = Duration.ofSeconds(StopHook.SECONDS);

  private static final String WRAPPER = "/usr/local/bin/dossier-etl";
  private static final Pattern CRON_COMMAND = Pattern.compile("; dossier-etl (.*?) >>");

  /** A night whose process was killed is freed by the same command, at the next attempt. */
  @Test
  void eachScheduleHasTheNightThePurgeAndTheSite() throws IOException {
    Map<String, Set<String>> typed = new TreeMap<>();
    typed.put("cron", new TreeSet<>());
    CRON_COMMAND
        .matcher(read("crontab"))
        .results()
        .forEach(command -> typed.get("cron").add(command.group(1)));
    typed.put("systemd", new TreeSet<>());
    for (String service : SERVICES) {
      String start = unit(service).get("ExecStart").get(0);
      assertThat(start).startsWith(WRAPPER + " ");
      typed.get("systemd").add(start.substring(WRAPPER.length() + 1));
    }
    typed.put("kubernetes", new TreeSet<>());
    for (Map<String, Object> container : containers()) {
      typed.get("kubernetes").add(String.join(" ", texts(container.get("args"))));
    }
    assertThat(typed.values())
        .containsOnly(
            Set.of(
                "nightly --auto-recover",
                "purge --older-than 400d",
                "report --site /srv/www/dossier-etl"));
    for (String command : typed.get("cron")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.add("--help");
      int code = CommandLineInterface.run(DossierEtl.class, words.toArray(String[]::new));
      assertThat(code).as(command).isZero();
    }
  }

  @Test
  void aCronLineHasFiveTimesAnAccountAndACommand() throws IOException {
    List<String> lines =
        read("crontab")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .filter(line -> !line.matches("[A-Z_]+=\\S*"))
            .toList();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      String[] fields = line.split(" +", 7);
      assertThat(fields).as(line).hasSize(7);
      // Spring's expressions have the seconds in front
      String times = "0 " + String.join(" ", Arrays.copyOf(fields, 5));
      assertThat(CronExpression.isValidExpression(times)).as(times).isTrue();
      assertThat(fields[5]).isEqualTo("dossier-etl");
      // To cron, a percent sign ends the line
      assertThat(fields[6]).doesNotContain("%").startsWith("umask 027; dossier-etl ");
    }
  }

  @Test
  void theCommandOfACronLineIsAShellsAndTellsOfAFailureOnly(@TempDir Path folder)
      throws IOException, InterruptedException {
    String line =
        read("crontab").lines().filter(l -> l.startsWith("30 1 ")).findFirst().orElseThrow();
    executable(folder.resolve("dossier-etl"), "#!/bin/sh\necho said $*\nexit ${ANSWER}\n");
    Path log = folder.resolve("cron.log");
    String command = "LOG=" + log + "; " + line.split(" +", 7)[6];

    assertThat(shell(folder, command, ExitCode.OK)).isEmpty();
    assertThat(shell(folder, command, ExitCode.GATE))
        .contains("dossier-etl nightly ended with 4", "type dossier-etl status");

    assertThat(log).hasContent("said nightly --auto-recover\nsaid nightly --auto-recover");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-r-----");
  }

  /** With a Java that says what it was given. */
  @Test
  void theWrapperHandsOverSettingsAndWords(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path wrapper = wrapper(folder);
    executable(
        folder.resolve("java"),
        """
        #!/bin/sh
        for word; do echo "word $word"; done
        echo "umask $(umask), in $(pwd), LC_ALL=$LC_ALL, user $DOSSIER_SOURCE_USERNAME"
        exit ${ANSWER}
        """);
    Files.writeString(folder.resolve("environment"), read("environment"));

    String said = shell(folder, "umask 000; '%s' explain 'A B'".formatted(wrapper), ExitCode.GATE);

    assertThat(said.lines())
        .contains("word -Xmx320m", "word -jar", "word explain", "word A B")
        .contains("word %s/dossier-etl.jar".formatted(folder))
        .endsWith(
            "umask 0027, in %s, LC_ALL=C.UTF-8, user dossier_reader".formatted(folder.toRealPath()),
            "code 4");
  }

  @Test
  void theWrapperSaysWhatIsMissing(@TempDir Path folder) throws IOException, InterruptedException {
    String said = shell(folder, "'%s' status".formatted(wrapper(folder)), ExitCode.OK);

    assertThat(said.lines())
        .containsExactly(
            "dossier-etl: cannot read %1$s/environment: chown root:%2$s, chmod 640"
                .formatted(folder, System.getProperty("user.name")),
            "code 2");
  }

  /** In a folder, for the account of the test. */
  private static Path wrapper(Path folder) throws IOException {
    return executable(
        folder.resolve("wrapper"),
        read("dossier-etl")
            .replace("account=dossier-etl", "account=" + System.getProperty("user.name"))
            .replace("/etc/dossier-etl", folder.toString())
            .replace("/var/lib/dossier-etl", folder.toString())
            .replace("/opt/dossier-etl", folder.toString()));
  }

  private static Path executable(Path file, String text) throws IOException {
    assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String shell(Path folder, String command, ExitCode answer)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG"));
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("ANSWER", Integer.toString(answer.number()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : said + "code " + process.exitValue();
  }

  @Test
  void theEnvironmentHoldsKnownSettingsAndNoPassword() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    read("environment")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              assertThat(line).matches("[A-Z_]+='[^']+'");
              settings.put(
                  line.substring(0, line.indexOf('=')),
                  line.substring(line.indexOf('\'') + 1, line.length() - 1));
            });
    assertSettings(settings);
  }

  private static void assertSettings(Map<String, String> settings) {
    assertThat(settings)
        .containsOnlyKeys(
            "DOSSIER_SOURCE_URL",
            "DOSSIER_SOURCE_USERNAME",
            "DOSSIER_SOURCE_PASSWORD_FILE",
            "SPRING_DATASOURCE_URL",
            "SPRING_DATASOURCE_USERNAME",
            "SPRING_DATASOURCE_PASSWORD_FILE",
            "LOGGING_FILE_NAME")
        .allSatisfy(
            (name, value) -> {
              if (name.endsWith("_URL")) {
                // A server that nobody vouches for would get the password
                assertThat(ConnectionSettings.complete(name, name, value))
                    .startsWith(value)
                    .contains("?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/");
              }
            })
        .containsEntry("DOSSIER_SOURCE_USERNAME", "dossier_reader")
        .containsEntry("SPRING_DATASOURCE_USERNAME", "dossier_loader");
  }

  @Test
  void systemdLetsARunStopAndTriesAgainWhereThatMayHelp() throws IOException {
    Map<String, List<String>> unit = unit("dossier-etl.service");
    assertThat(unit.get("Type")).containsExactly("oneshot");
    assertThat(unit.get("KillSignal")).containsExactly("SIGTERM");
    assertThat(Duration.ofSeconds(Long.parseLong(unit.get("TimeoutStopSec").get(0))))
        .isGreaterThan(STOP);
    assertThat(codes(unit.get("SuccessExitStatus")))
        .containsExactly(ExitCode.BUSY.number(), ExitCode.STOPPED.number(), 128 + 15);
    assertThat(unit.get("Restart")).containsExactly("on-failure");
    assertThat(codes(unit.get("RestartPreventExitStatus")))
        .containsExactly(ExitCode.SETUP.number(), ExitCode.GATE.number());
    assertThat(unit("dossier-etl.timer").get("Persistent")).containsExactly("yes");
  }

  @Test
  void systemdPurgesWhenNoRunIsActive() throws IOException {
    Map<String, List<String>> unit = unit("dossier-etl-purge.service");
    // 3, another run is active, is in neither: tried again
    assertThat(codes(unit.get("SuccessExitStatus")))
        .containsExactly(ExitCode.STOPPED.number(), 128 + 15);
    assertThat(codes(unit.get("RestartPreventExitStatus")))
        .containsExactly(ExitCode.SETUP.number());
    assertThat(unit("dossier-etl-purge.timer").get("Persistent")).containsExactly("yes");
  }

  /** Nobody has a site who did not ask for one. */
  @Test
  void theSiteIsWrittenWhereItIsSwitchedOn() throws IOException {
    assertThat(read("crontab").lines().filter(line -> line.contains("report --site /")))
        .singleElement()
        .asString()
        .startsWith("#");
    assertThat(section(documents("CronJob").get(2), "spec")).containsEntry("suspend", true);
    Map<String, List<String>> unit = unit("dossier-etl-site.service");
    assertThat(unit.get("ReadWritePaths")).containsExactly("-/srv/www/dossier-etl");
    assertThat(codes(unit.get("RestartPreventExitStatus")))
        .containsExactly(ExitCode.SETUP.number());
  }

  /** Also of what dies before the program begins; systemd starts it with the failed unit's name. */
  @Test
  void systemdTellsSomebodyWhenAUnitFailsForGood() throws IOException {
    for (String service : SERVICES) {
      assertThat(unit(service).get("OnFailure")).containsExactly("dossier-etl-failed@%n.service");
    }
    assertThat(unit("dossier-etl-failed@.service").get("ExecStart"))
        .singleElement()
        .asString()
        .contains("\"%i\"", "mail ");
    // The folder of node_exporter, which the rest of the system is not
    assertThat(unit("dossier-etl.service").get("ReadWritePaths"))
        .containsExactly("-/var/lib/prometheus/node-exporter");
  }

  /** Else OnFailure= would call somebody after each attempt. */
  @Test
  void systemdTellsOfTheLastAttemptAloneAndWritesForTheGroup() throws IOException {
    for (String service : SERVICES) {
      assertThat(unit(service).get("RestartMode")).containsExactly("direct");
      assertThat(unit(service).get("UMask")).containsExactly("0027");
      assertThat(unit(service).get("Restart")).containsExactly("on-failure");
    }
  }

  @Test
  void systemdUnderstandsTheUnits(@TempDir Path folder) throws IOException, InterruptedException {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    assumeThat(analyze).exists();
    List<String> command = new ArrayList<>(List.of(analyze.toString(), "verify", "--man=no"));
    for (String service : SERVICES) {
      for (String file : List.of(service, service.replace(".service", ".timer"))) {
        command.add(
            Files.writeString(folder.resolve(file), read(file).replace(WRAPPER, "/bin/sh"))
                .toString());
      }
    }
    String failed = "dossier-etl-failed@.service";
    Files.writeString(folder.resolve(failed), read(failed));
    command.add(folder.resolve(failed.replace("@", "@dossier-etl.service")).toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    // RestartMode came with systemd 254; an older one warns, and does without
    assertThat(said.lines().filter(line -> !line.contains("'RestartMode'")))
        .noneMatch(line -> line.contains("dossier-etl"));
  }

  @Test
  void kubernetesStartsOneAtATimeAndLetsItStop() throws IOException {
    for (Map<String, Object> document : documents("CronJob")) {
      Map<String, Object> cron = section(document, "spec");
      assertThat(cron).containsEntry("concurrencyPolicy", "Forbid").containsKey("timeZone");
      assertThat(CronExpression.isValidExpression("0 " + cron.get("schedule"))).isTrue();
      Map<String, Object> pod = pod(document);
      assertThat(pod).containsEntry("restartPolicy", "Never");
      int grace = (Integer) pod.get("terminationGracePeriodSeconds");
      assertThat(Duration.ofSeconds(grace)).isGreaterThan(STOP);
    }
  }

  @Test
  void kubernetesTriesAgainWhereThatMayHelp() throws IOException {
    // 1 and 3 are in no rule: they count, and are tried again
    assertThat(actions(documents("CronJob").get(0)))
        .isEqualTo(
            Map.of(
                ExitCode.SETUP.number(), "FailJob",
                ExitCode.GATE.number(), "FailJob",
                ExitCode.STOPPED.number(), "Ignore"));
    assertThat(actions(documents("CronJob").get(1)))
        .isEqualTo(Map.of(ExitCode.SETUP.number(), "FailJob", ExitCode.STOPPED.number(), "Ignore"));
  }

  /** What happens to a job by exit code. */
  private static Map<Integer, Object> actions(Map<String, Object> cron) {
    Map<String, Object> job = section(cron, "spec", "jobTemplate", "spec");
    assertThat((Integer) job.get("backoffLimit")).isPositive();
    List<Map<String, Object>> rules = list(section(job, "podFailurePolicy").get("rules"));
    Map<Integer, Object> actions = new TreeMap<>();
    for (Map<String, Object> rule : rules) {
      if (rule.containsKey("onExitCodes")) {
        Map<String, Object> codes = section(rule, "onExitCodes");
        assertThat(codes).containsEntry("operator", "In");
        for (Object code : (List<?>) codes.get("values")) {
          actions.putIfAbsent((Integer) code, rule.get("action"));
        }
      }
    }
    assertThat(rules).anySatisfy(rule -> assertThat(rule).containsKey("onPodConditions"));
    return actions;
  }

  @Test
  void kubernetesHandsOverTheSettingsAndThePasswordsAsFiles() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    section(documents("ConfigMap").get(0), "data")
        .forEach((key, value) -> settings.put(key, (String) value));
    assertSettings(settings);
    for (Map<String, Object> container : containers()) {
      assertThat(container.get("envFrom").toString()).contains("configMapRef={name=dossier-etl}");
      assertThat(container).doesNotContainKey("env");
      List<Map<String, Object>> mounts = list(container.get("volumeMounts"));
      assertThat(mounts)
          .anySatisfy(
              mount ->
                  assertThat(settings.get("DOSSIER_SOURCE_PASSWORD_FILE"))
                      .startsWith(mount.get("mountPath") + "/"));
    }
    for (Map<String, Object> cron : documents("CronJob")) {
      List<Map<String, Object>> volumes = list(pod(cron).get("volumes"));
      assertThat(volumes)
          .anySatisfy(
              volume ->
                  assertThat(String.valueOf(volume.get("secret")))
                      .contains("secretName=dossier-etl-passwords"));
    }
  }

  /**
   * The wrapper starts the program for cron and systemd, the image for Kubernetes. Of the options
   * that end a process, the second alone gives 3, which means that another run is active.
   */
  @Test
  void everyStartHasTheSameOptions() throws IOException {
    List<String> wrapper =
        List.of(line("dossier-etl", "options=").replaceAll("options=|\"", "").split(" "));
    List<String> image =
        List.of(
            image()
                .lines()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow()
                .replaceAll("ENTRYPOINT |[\\[\\]\"]", "")
                .split(", "));

    assertThat(wrapper)
        .containsExactly(
            "-Xmx320m",
            "-XX:+UseSerialGC",
            // The second compiler only for what a first load repeats
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=1000000",
            "-XX:+CrashOnOutOfMemoryError",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-CreateCoredumpOnCrash",
            // Java's warnings, such as of an archive that does not fit, never get into an answer
            "-Xlog:disable",
            "-Xlog:all=warning:stderr");
    assertThat(image)
        .startsWith("java")
        .containsSubsequence(wrapper)
        .endsWith("@/app/archive.options", "-jar", "/app/dossier-etl.jar");
    // Each Java has its own archive
    for (String archive : List.of("-XX:AOTCache=%s.aot", "-XX:SharedArchiveFile=%s.jsa")) {
      assertThat(read("dossier-etl")).contains(archive.formatted("$program/dossier-etl") + '"');
      assertThat(image())
          .contains(
              "echo %s > /app/archive.options".formatted(archive.formatted("/app/dossier-etl")));
    }
  }

  private static String image() throws IOException {
    return Files.readString(Path.of("jobs", "image", "Containerfile"));
  }

  private static String line(String file, String begin) throws IOException {
    return read(file).lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
  }

  @Test
  void theImageIsThatOfThisVersion() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>dossier-etl</artifactId>\\s*<version>(.*?)</version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    for (Map<String, Object> container : containers()) {
      assertThat(container.get("image").toString()).endsWith("/dossier-etl:" + version.group(1));
    }
    assertThat(image()).contains("/dossier-etl:%s target".formatted(version.group(1)));
  }

  @Test
  void theImageIsInstalledAsTheDocumentsSay() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("src/docs/installation.md")).stream()
            .filter(
                line ->
                    line.matches("java -(Djarmode|XX:AOTCacheOutput|XX:ArchiveClassesAtExit)=.*"))
            .map(line -> line.replace("-jar dossier-etl.jar", "-jar /tmp/dossier-etl.jar"))
            .map(line -> line.replace("/opt/dossier-etl", "/app"))
            .toList();

    assertThat(commands).hasSize(3).allSatisfy(command -> assertThat(image()).contains(command));
    // A base of any make, an account without a name, and nothing to type words with at run time
    assertThat(image()).contains("FROM ${BASE}\n", "USER 10001:10001\n", "ENTRYPOINT [");
  }

  @Test
  void everyFileMarksWhatANewcomerChanges() throws IOException {
    assertThat(image()).contains("CHANGE");
    try (var files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).contains("CHANGE");
      }
    }
  }

  private static List<Map<String, Object>> containers() throws IOException {
    List<Map<String, Object>> containers = new ArrayList<>();
    for (Map<String, Object> cron : documents("CronJob")) {
      containers.addAll(list(pod(cron).get("containers")));
    }
    return containers;
  }

  private static Map<String, Object> pod(Map<String, Object> cron) {
    return section(cron, "spec", "jobTemplate", "spec", "template", "spec");
  }

  private static List<Map<String, Object>> documents(String kind) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : yaml.loadAll(read("kubernetes-cronjob.yaml"))) {
      Map<String, Object> found = map(document);
      if (kind.equals(found.get("kind"))) {
        assertThat(found).containsKeys("apiVersion", "metadata");
        documents.add(found);
      }
    }
    assertThat(documents).as(kind).isNotEmpty();
    return documents;
  }

  private static Map<String, Object> section(Map<String, Object> from, String... path) {
    Map<String, Object> section = from;
    for (String key : path) {
      assertThat(section).containsKey(key);
      section = map(section.get(key));
    }
    return section;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static List<String> texts(Object value) {
    return ((List<?>) value).stream().map(Object::toString).toList();
  }

  private static List<Integer> codes(List<String> values) {
    return Arrays.stream(values.get(0).split(" ")).map(Integer::valueOf).toList();
  }

  /** The values of a unit file by key. */
  private static Map<String, List<String>> unit(String file) throws IOException {
    Map<String, List<String>> unit = new TreeMap<>();
    read(file)
        .lines()
        .filter(line -> line.matches("[A-Za-z]+=.*"))
        .forEach(
            line ->
                unit.computeIfAbsent(line.substring(0, line.indexOf('=')), k -> new ArrayList<>())
                    .add(line.substring(line.indexOf('=') + 1)));
    return unit;
  }

  private static String read(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }
}
