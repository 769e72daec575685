package vn.dossier.operate.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.dossier.DossierEtl;
import vn.dossier.nightly.end.ExitCode;
import vn.dossier.operate.CommandLineInterface;

/** The files of jobs/schedule for workers. */
class WorkerScheduleTest {

  private static final Path FILES = Path.of("jobs", "schedule");

  /** What a supervisor sees of a worker that drains in time. */
  private static final Duration DRAIN = Duration.ofSeconds(StopHook.SECONDS);

  @Test
  void systemdLetsAWorkerDrainAndStartsItAgainWhereThatHelps() throws IOException {
    String unit = Files.readString(FILES.resolve("dossier-etl-worker@.service"));
    List<String> start = Arrays.asList(value(unit, "ExecStart").replace("%i", "1").split(" "));
    assertThat(start.get(0)).isEqualTo("/usr/local/bin/dossier-etl");
    isACommand(start.subList(1, start.size()));
    assertThat(value(unit, "ExecStart"))
        .as("a log of its own, or two processes would roll one file")
        .contains("--logging.file.name=/var/log/dossier-etl/worker-%i.log");
    assertThat(value(unit, "KillSignal")).isEqualTo("SIGTERM");
    assertThat(Duration.ofSeconds(Long.parseLong(value(unit, "TimeoutStopSec"))))
        .isGreaterThan(DRAIN);
    assertThat(value(unit, "Restart")).isEqualTo("on-failure");
    assertThat(value(unit, "RestartPreventExitStatus"))
        .isEqualTo(Integer.toString(ExitCode.SETUP.number()));
    assertThat(value(unit, "SuccessExitStatus"))
        .as("stopped while it starts")
        .isEqualTo(ExitCode.STOPPED.number() + " 143");
  }

  @Test
  void kubernetesLetsAWorkerDrainAndLooksAtItsHeartbeat() throws IOException {
    Map<String, Object> deployment = yaml("kubernetes-workers.yaml", "Deployment");
    Map<String, Object> pod = section(deployment, "spec", "template", "spec");
    Map<String, Object> container = containers(pod).get(0);
    isACommand(((List<?>) container.get("args")).stream().map(String::valueOf).toList());
    assertThat(Duration.ofSeconds((Integer) pod.get("terminationGracePeriodSeconds")))
        .isGreaterThan(DRAIN);
    String file =
        Pattern.compile("name=DOSSIER_WORKERS_HEARTBEAT_FILE, value=([^}]*)}")
            .matcher(container.get("env").toString())
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    assertThat(container.get("startupProbe").toString()).contains(file);
    assertThat(container.get("livenessProbe").toString()).contains(file);
  }

  /**
   * Workers of another image take nothing, and one without the night's settings reads elsewhere.
   */
  @Test
  void kubernetesStartsWhatTheNightIs() throws IOException {
    Map<String, Object> worker =
        containers(
                section(yaml("kubernetes-workers.yaml", "Deployment"), "spec", "template", "spec"))
            .get(0);
    Map<String, Object> night =
        containers(
                section(
                    yaml("kubernetes-cronjob.yaml", "CronJob"),
                    "spec",
                    "jobTemplate",
                    "spec",
                    "template",
                    "spec"))
            .get(0);
    assertThat(worker)
        .containsEntry("image", night.get("image"))
        .containsEntry("envFrom", night.get("envFrom"))
        .containsEntry("volumeMounts", night.get("volumeMounts"))
        .containsEntry("securityContext", night.get("securityContext"));
  }

  private static void isACommand(List<String> words) {
    List<String> help = new ArrayList<>(words);
    help.add("--help");
    assertThat(CommandLineInterface.run(DossierEtl.class, help.toArray(String[]::new))).isZero();
  }

  private static String value(String unit, String key) {
    return unit.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> yaml(String file, String kind) throws IOException {
    for (Object document :
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .loadAll(Files.readString(FILES.resolve(file)))) {
      Map<String, Object> found = map(document);
      if (found.get("kind").equals(kind)) {
        return found;
      }
    }
    throw new AssertionError(file + " has no " + kind);
  }

  private static Map<String, Object> section(Map<String, Object> document, String... path) {
    Map<String, Object> section = document;
    for (String name : path) {
      section = map(section.get(name));
    }
    return section;
  }

  private static List<Map<String, Object>> containers(Map<String, Object> pod) {
    return ((List<?>) pod.get("containers")).stream().map(WorkerScheduleTest::map).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }
}
