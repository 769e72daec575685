package vn.dossier.operate.session;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.PropertyResolver;
import vn.dossier.warehouse.run.Start;

/** Is told when a command that writes begins and has ended; lets no exception out. */
public interface StartWatch {

  /**
   * It begins: its settings are not refused.
   *
   * @param settings as given
   */
  void begun(Start start, PropertyResolver settings);

  /**
   * It has ended: its exit code stands, and its row is in etl_start if that could be written.
   *
   * @param settings as given
   * @param context the program, before it is closed; null when it could not be built
   */
  void ended(Start ended, PropertyResolver settings, ApplicationContext context);
}
