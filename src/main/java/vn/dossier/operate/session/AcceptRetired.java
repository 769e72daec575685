package vn.dossier.operate.session;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Option;
import vn.dossier.nightly.plan.Acceptance;

/** The option by which a person lets a run publish although much of what is published vanishes. */
public final class AcceptRetired {

  public static final String NAME = "--accept-retired";

  @Option(
      names = NAME,
      description =
          "Publish though much of what is published would vanish; for this run alone, recorded with"
              + " account and host.")
  private boolean given;

  /** Who typed it, where and when; null when it was not typed. */
  public Acceptance acceptance(ApplicationContext context) {
    return given
        ? new Acceptance(
            System.getProperty("user.name"),
            H2FileGuard.host(),
            LocalDateTime.now(context.getBean(Clock.class)).truncatedTo(ChronoUnit.SECONDS))
        : null;
  }
}
