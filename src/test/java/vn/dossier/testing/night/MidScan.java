package vn.dossier.testing.night;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.api.Trigger;

/** Does something, once, when the first chunk of a scan writes a fact: the source lives. */
public final class MidScan implements Trigger {

  private static final AtomicReference<Runnable> EVENT = new AtomicReference<>();

  private static final String ON_H2 =
      "CREATE TRIGGER mid_scan BEFORE INSERT ON fact_dossier FOR EACH ROW CALL '%s'"
          .formatted(MidScan.class.getName());

  /** Prepares an H2 warehouse. */
  public static void happens(Nights nights, Runnable event) {
    EVENT.set(event);
    nights.warehouse().execute(ON_H2);
  }

  @Override
  public void fire(Connection connection, Object[] before, Object[] after) {
    Runnable event = EVENT.getAndSet(null);
    if (event != null) {
      event.run();
    }
  }
}
