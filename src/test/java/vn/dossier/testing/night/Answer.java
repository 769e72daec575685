package vn.dossier.testing.night;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.dossier.DossierEtl;
import vn.dossier.operate.CommandLineInterface;

/** What a command that is typed answers: exit code, standard output, standard error. */
public record Answer(int code, String out, String err) {

  /** Types a command over databases. */
  public static Answer to(Map<String, Object> settings, String... typed) {
    return to(settings, null, typed);
  }

  /**
   * Types a command over databases, on a host with another clock.
   *
   * @param clock in the zone of the dossiers; null for this host's
   */
  public static Answer to(Map<String, Object> settings, Clock clock, String... typed) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream seenOut = new ByteArrayOutputStream();
    ByteArrayOutputStream seenErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(seenOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(seenErr, true, StandardCharsets.UTF_8));
    try {
      ApplicationContextInitializer<?> configured =
          context ->
              context
                  .getEnvironment()
                  .getPropertySources()
                  .addFirst(new MapPropertySource("test", settings));
      ApplicationContextInitializer<?> timed =
          context -> {
            if (clock != null) {
              ((GenericApplicationContext) context)
                  .registerBean("moved", Clock.class, () -> clock, bean -> bean.setPrimary(true));
            }
          };
      int code =
          CommandLineInterface.run(
              DossierEtl.class, typed, new ClassesReadOnce(), configured, timed);
      return new Answer(
          code, seenOut.toString(StandardCharsets.UTF_8), seenErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  public JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
