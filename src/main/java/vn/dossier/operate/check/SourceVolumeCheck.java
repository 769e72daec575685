package vn.dossier.operate.check;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import vn.dossier.nightly.gate.Disappearance;
import vn.dossier.operate.session.AcceptRetired;
import vn.dossier.scope.Scope;
import vn.dossier.source.DossierSource;
import vn.dossier.warehouse.run.Check;
import vn.dossier.warehouse.schema.Migrations;

/** Compares how many dossiers the source has with what the last night found there. */
final class SourceVolumeCheck {

  private static final String VOLUME = "source volume";

  private final ApplicationContext context;
  private final Inspection inspection;

  SourceVolumeCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  /**
   * Compares, when both answer.
   *
   * @param source whether the source does
   * @param warehouse whether the warehouse does
   */
  void run(boolean source, boolean warehouse) {
    if (source && warehouse && context.getBean(Migrations.class).pending() == 0) {
      inspection.look(VOLUME, null, this::volume);
    }
  }

  private void volume() {
    LocalDate today = LocalDate.now(context.getBean(Clock.class));
    Scope scope = Scope.rolling(today.minusDays(1), today);
    long count = context.getBean(DossierSource.class).count(scope);
    Check check = context.getBean(Disappearance.class).source(scope, count).orElse(null);
    if (check == null) {
      inspection.ok(VOLUME, "%,d dossiers in scope, no night to compare with".formatted(count));
    } else if (check.passed()) {
      inspection.ok(VOLUME, "%,d dossiers in scope, as the last night found".formatted(count));
    } else if (check.stops()) {
      inspection.error(
          VOLUME,
          check.toString(),
          "check that it is the right database, and complete; if they are gone on purpose, nightly "
              + AcceptRetired.NAME);
    } else {
      inspection.warning(
          VOLUME, check.toString(), "check that it is the right database, and complete");
    }
  }
}
