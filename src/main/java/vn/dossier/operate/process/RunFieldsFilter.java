package vn.dossier.operate.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import org.slf4j.MDC;
import org.slf4j.Marker;
import vn.dossier.nightly.launch.RunFields;

/**
 * Gives every line the fields of the run that works, just before it is logged: threads inherit
 * none, and pools and drivers have their own.
 */
public final class RunFieldsFilter extends TurboFilter {

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] parameters,
      Throwable thrown) {
    if (level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      Map<String, String> run = RunFields.now();
      for (String field : RunFields.OF_EVERY_THREAD) {
        String value = run.get(field);
        if (value == null) {
          MDC.remove(field);
        } else {
          MDC.put(field, value);
        }
      }
    }
    return FilterReply.NEUTRAL;
  }
}
