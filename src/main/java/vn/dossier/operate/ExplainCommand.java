package vn.dossier.operate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dossier.classify.KnownLabels;
import vn.dossier.classify.rules.Rules;
import vn.dossier.classify.value.Whitespace;
import vn.dossier.operate.explain.Explained;
import vn.dossier.operate.explain.ExplainedText;
import vn.dossier.operate.explain.Explainer;
import vn.dossier.operate.output.Json;
import vn.dossier.operate.output.LineWidth;
import vn.dossier.operate.session.Schema;
import vn.dossier.operate.session.Session;
import vn.dossier.setup.SetupException;
import vn.dossier.source.DossierSource;
import vn.dossier.source.LabelSource;
import vn.dossier.source.adapter.SourceContract;
import vn.dossier.warehouse.dimension.CatalogueStore;
import vn.dossier.warehouse.inspect.DossierTrace;
import vn.dossier.warehouse.inspect.StoredDossiers;

/** Explains what a dossier counts as. */
@Command(
    name = "explain",
    description =
        "The values read of a dossier, every rule's verdict, the fact stored, where it counts, and"
            + " what it was before.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DOSSIER",
      description = "Its code, which several may share; with --id its id.")
  private String dossier;

  @Option(
      names = "--id",
      description = "DOSSIER is an id, as rejects and kpi_dossier show it: not all have a code.")
  private boolean byId;

  @Option(names = "--json", description = "One JSON document instead of tables.")
  private boolean json;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    // Ids are taken as stored
    String asked = byId && !Whitespace.isBlank(dossier) ? dossier : Whitespace.trim(dossier);
    if (asked == null) {
      throw new ParameterException(spec.commandLine(), "DOSSIER is blank");
    }
    return session.runLazily(
        context -> {
          Schema.require(context);
          LocalDate today = LocalDate.now(context.getBean(Clock.class));
          Explainer explainer = explainer(context);
          Explained explained =
              byId ? explainer.explainId(asked, today) : explainer.explain(asked, today);
          if (explained.dossiers().isEmpty()) {
            throw new SetupException(
                "No dossier has the %s %s, neither in the source nor in the warehouse%s"
                    .formatted(
                        byId ? "id" : "code",
                        asked,
                        byId ? "" : "; if it is an id, type explain --id"));
          }
          if (json) {
            Json.print(explained);
          } else {
            System.out.print(LineWidth.ofStandardOutput().fold(ExplainedText.render(explained)));
          }
          return 0;
        });
  }

  private static Explainer explainer(ApplicationContext context) {
    context.getBean(SourceContract.class).requireNothingPersonal();
    Rules rules = context.getBean(Rules.class);
    return new Explainer(
        context.getBean(DossierSource.class),
        context.getBean(StoredDossiers.class),
        rules,
        new KnownLabels(rules, context.getBean(LabelSource.class).withoutRule()),
        context.getBean(CatalogueStore.class),
        new DossierTrace(context.getBean(JdbcTemplate.class)));
  }
}
