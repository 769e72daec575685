package vn.dossier.operate.check;

import org.springframework.context.ApplicationContext;
import vn.dossier.operate.check.Inspection.Answer;

/** Everything that a night depends on, in the order in which it is told. */
public final class WholeInspection {

  private WholeInspection() {}

  /** Looks at all of it; what cannot be looked at is a line of the answer. */
  public static Answer of(ApplicationContext context) {
    Inspection inspection = new Inspection();
    new ConfigurationCheck(context, inspection).run();
    boolean source = new SourceCheck(context, inspection).run();
    boolean warehouse = new WarehouseCheck(context, inspection).run();
    new ClockCheck(context, inspection).run(source, warehouse);
    new SourceVolumeCheck(context, inspection).run(source, warehouse);
    new ConnectionsCheck(context, inspection).run(source, warehouse);
    new PacketCheck(context, inspection).run(source, warehouse);
    new PersonalDataCheck(context, inspection).run(source, warehouse);
    new MonitorCheck(context, inspection).run();
    return inspection.answer();
  }
}
