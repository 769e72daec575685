package vn.dossier.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.support.CronExpression;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.ExitCode;

/**
 * The files of jobs/schedule, as far as a machine without cron, systemd and Kubernetes can tell.
 */
class ScheduleTest {

  private static final Path FILES = Path.of("jobs", "schedule");

  /** What a supervisor sees of a run that stops in time. */
  private static final Duration STOP = Duration.ofSeconds(StopHook.SECONDS);

  private static final Pattern COMMAND = Pattern.compile("dossier-etl\\.jar\"? ([a-z][^;&>]*)");

  @Test
  void everyCommandThatASchedulerTypesIsOne() throws IOException {
    Set<String> typed = new TreeSet<>();
    for (String file : List.of("crontab", "dossier-etl.service")) {
      String text = read(file).replaceAll("(?m)^#.*", "").replace("$JAR", "dossier-etl.jar");
      COMMAND
          .matcher(text)
          .results()
          .forEach(command -> typed.add(command.group(1).lines().findFirst().orElse("").trim()));
    }
    for (Map<String, Object> container : containers()) {
      typed.add(String.join(" ", texts(container.get("args"))));
    }
    // A night whose process was killed is freed by the same command, at the next attempt
    assertThat(typed)
        .containsExactlyInAnyOrder("nightly --auto-recover", "purge --older-than 400d");
    for (String command : typed) {
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
            .filter(line -> !line.matches("[A-Z_]+=\\S.*"))
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
      assertThat(fields[6]).doesNotContain("%").contains("/etc/dossier-etl/environment");
    }
  }

  @Test
  void theCommandOfACronLineIsAShellsAndTellsOfAFailureOnly(@TempDir Path folder)
      throws IOException, InterruptedException {
    String line =
        read("crontab").lines().filter(l -> l.startsWith("30 1 ")).findFirst().orElseThrow();
    Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\nexit ${ANSWER}\n");
    assumeThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("environment"), read("environment"));
    String command =
        line.split(" +", 7)[6]
            .replace("/var/lib/dossier-etl", folder.toString())
            .replace("/etc/dossier-etl", folder.toString())
            .replace(">> /var/log/dossier-etl", ">> " + folder);
    assertThat(shell(folder, command, ExitCode.OK)).isEmpty();
    assertThat(shell(folder, command, ExitCode.GATE)).contains("dossier-etl ended with 4");
  }

  private static String shell(Path folder, String command, ExitCode answer)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true);
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("ANSWER", Integer.toString(answer.number()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
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
                assertThat(DatabaseSettings.complete(name, name, value))
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
    assertThat(unit.get("EnvironmentFile")).containsExactly("/etc/dossier-etl/environment");
    assertThat(unit("dossier-etl.timer").get("Persistent")).containsExactly("yes");
  }

  @Test
  void systemdUnderstandsTheUnits(@TempDir Path folder) throws IOException, InterruptedException {
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    assumeThat(analyze).exists();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(analyze.toString(), "verify", "--man=no"));
    for (String file : List.of("dossier-etl.service", "dossier-etl.timer")) {
      command.add(
          Files.writeString(folder.resolve(file), read(file).replace("/usr/bin/java", java))
              .toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("dossier-etl.service:", "dossier-etl.timer:");
  }

  @Test
  void kubernetesStartsOneAtATimeAndLetsItStop() throws IOException {
    Map<String, Object> cron = section(document("CronJob"), "spec");
    assertThat(cron).containsEntry("concurrencyPolicy", "Forbid").containsKey("timeZone");
    assertThat(CronExpression.isValidExpression("0 " + cron.get("schedule"))).isTrue();
    Map<String, Object> pod = section(cron, "jobTemplate", "spec", "template", "spec");
    assertThat(pod).containsEntry("restartPolicy", "Never");
    int grace = (Integer) pod.get("terminationGracePeriodSeconds");
    assertThat(Duration.ofSeconds(grace)).isGreaterThan(STOP);
  }

  @Test
  void kubernetesTriesAgainWhereThatMayHelp() throws IOException {
    Map<String, Object> job = section(document("CronJob"), "spec", "jobTemplate", "spec");
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
    // 1 and 3 are in no rule: they count, and are tried again
    assertThat(actions)
        .isEqualTo(
            Map.of(
                ExitCode.SETUP.number(), "FailJob",
                ExitCode.GATE.number(), "FailJob",
                ExitCode.STOPPED.number(), "Ignore"));
    assertThat(rules).anySatisfy(rule -> assertThat(rule).containsKey("onPodConditions"));
  }

  @Test
  void kubernetesHandsOverTheSettingsAndThePasswordsAsFiles() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    section(document("ConfigMap"), "data")
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
    List<Map<String, Object>> volumes = list(pod().get("volumes"));
    assertThat(volumes)
        .anySatisfy(
            volume ->
                assertThat(String.valueOf(volume.get("secret")))
                    .contains("secretName=dossier-etl-passwords"));
  }

  /** The option that ends a process by itself gives 3: another run is active. */
  @Test
  void everyStartEndsWhenMemoryIsExhaustedAndLeavesNoCore() throws IOException {
    List<String> starts =
        new ArrayList<>(
            read("crontab")
                .lines()
                .filter(line -> line.contains("java $OPTIONS"))
                .map(line -> line + options())
                .toList());
    assertThat(starts).hasSize(3);
    starts.addAll(unit("dossier-etl.service").get("ExecStart"));
    containers().forEach(container -> starts.add(container.get("command").toString()));
    for (String start : starts) {
      assertThat(start)
          .contains(
              "-Xmx320m",
              // The first decides: the second alone would end with 3, which means "busy"
              "-XX:+CrashOnOutOfMemoryError",
              "-XX:+ExitOnOutOfMemoryError",
              "-XX:+SuppressFatalErrorMessage",
              "-XX:-CreateCoredumpOnCrash");
    }
  }

  private static String options() {
    try {
      return read("crontab")
          .lines()
          .filter(l -> l.startsWith("OPTIONS="))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyFileMarksWhatANewcomerChanges() throws IOException {
    try (var files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).contains("CHANGE");
      }
    }
  }

  private static List<Map<String, Object>> containers() throws IOException {
    return list(pod().get("containers"));
  }

  private static Map<String, Object> pod() throws IOException {
    return section(document("CronJob"), "spec", "jobTemplate", "spec", "template", "spec");
  }

  private static Map<String, Object> document(String kind) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (Object document : yaml.loadAll(read("kubernetes-cronjob.yaml"))) {
      Map<String, Object> found = map(document);
      if (kind.equals(found.get("kind"))) {
        assertThat(found).containsKeys("apiVersion", "metadata");
        return found;
      }
    }
    throw new AssertionError("There is no " + kind);
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
