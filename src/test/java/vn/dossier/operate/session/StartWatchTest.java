package vn.dossier.operate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertyResolver;
import vn.dossier.DossierEtl;
import vn.dossier.setup.SetupException;
import vn.dossier.testing.database.Databases;
import vn.dossier.warehouse.run.Start;

/** Whoever watches a command sees its start and its end once, and cannot change how it ends. */
class StartWatchTest {

  private final List<String> seen = new ArrayList<>();
  private final Databases databases;

  StartWatchTest() throws SQLException {
    databases = Databases.h2();
  }

  @Test
  void whatGoesWrongWithTheWatchChangesNothing() {
    assertThat(session("nightly").run(context -> 4)).isEqualTo(4);
    assertThat(seen).containsExactly("begun nightly", "ended 4 with the program");
  }

  @Test
  void anExceptionOfTheCommandIsAnEnd() {
    assertThatThrownBy(
            () ->
                session("nightly")
                    .run(
                        context -> {
                          throw new SetupException("mend it");
                        }))
        .isInstanceOf(SetupException.class)
        .hasMessage("mend it");
    assertThat(seen).containsExactly("begun nightly", "ended 2 with the program");
  }

  @Test
  void whatIsRefusedBeforeTheProgramIsBuiltIsAnEndWithoutABeginning() {
    assertThatThrownBy(() -> session("nightly", "--dossier.nightly.zones=x").run(context -> 0))
        .isInstanceOf(SetupException.class);
    assertThat(seen).containsExactly("ended 2 without it");
  }

  @Test
  void whatOnlyLooksIsNotWatched() {
    session("status").look(context -> 0);
    session("nightly --dry-run").run(context -> 0);
    assertThat(seen).isEmpty();
  }

  private Session session(String command, String... settings) {
    ApplicationContextInitializer<?> configured =
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", databases.settings()));
    return new Session(DossierEtl.class, command, settings, new Failing(seen), List.of(configured));
  }

  private record Failing(List<String> seen) implements StartWatch {

    @Override
    public void begun(Start start, PropertyResolver settings) {
      seen.add("begun " + start.command());
      throw new IllegalStateException("no");
    }

    @Override
    public void ended(Start ended, PropertyResolver settings, ApplicationContext context) {
      seen.add(
          "ended %d %s"
              .formatted(ended.exitCode(), context == null ? "without it" : "with the program"));
      throw new IllegalStateException("no");
    }
  }
}
