package vn.dossier.operate.process;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dossier.nightly.launch.RunFields;

/** The fields of a run in a line of text: [run 7 2023-10-31 classify-dossiers:0], or nothing. */
public final class RunFieldsText extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    Map<String, String> fields = event.getMDCPropertyMap();
    String run = fields.get(RunFields.RUN);
    if (run == null) {
      return "";
    }
    String step = fields.get(RunFields.STEP);
    String partition = fields.get(RunFields.PARTITION);
    return Stream.of(
            "run " + run,
            fields.get(RunFields.DATE),
            partition == null ? step : "%s:%s".formatted(step, partition))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" ", "[", "] "));
  }
}
