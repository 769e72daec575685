package vn.dossier.operate.check;

import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import vn.dossier.operate.session.ServerClocks;

/** Looks whether the clocks of this host and of the servers agree. */
final class ClockCheck {

  private static final String CLOCKS = "clocks";

  private final ApplicationContext context;
  private final Inspection inspection;

  ClockCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /**
   * @param source whether the source answers
   * @param warehouse whether the warehouse answers
   */
  void run(boolean source, boolean warehouse) {
    if (source || warehouse) {
      inspection.look(CLOCKS, null, () -> look(source, warehouse));
    }
  }

  private void look(boolean source, boolean warehouse) {
    ServerClocks clocks = context.getBean(ServerClocks.class);
    Map<String, Instant> read = clocks.read(source, warehouse);
    if (read.size() == 1) {
      return;
    }
    if (ServerClocks.areApart(read)) {
      inspection.error(
          CLOCKS, clocks.text(read), "correct the wrong one: no run starts until then");
    } else {
      inspection.ok(CLOCKS, "this host and the servers agree within 5 minutes");
    }
  }
}
