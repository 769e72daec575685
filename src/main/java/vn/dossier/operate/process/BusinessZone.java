package vn.dossier.operate.process;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets the whole process live in the zone of the dossiers, whatever the host's: Spring Batch writes
 * its times in the zone of the process, and finds the last execution of a step by them, so that a
 * run which another host continues must not see its own past in the future.
 */
public final class BusinessZone
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

  private final TimeZone ofTheHost = TimeZone.getDefault();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String zone = context.getEnvironment().getProperty("dossier.nightly.zone");
    if (zone == null) {
      return;
    }
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
    } catch (DateTimeException e) {
      // The settings say what is wrong with it when they are bound
    }
  }

  @Override
  public void close() {
    TimeZone.setDefault(ofTheHost);
  }
}
