package vn.dossier.operate.check;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import vn.dossier.classify.rules.Rules;
import vn.dossier.nightly.gate.CheckSettings;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.reference.ReferenceFiles;
import vn.dossier.report.decision766.ScoreRules;
import vn.dossier.report.figure.Targets;
import vn.dossier.report.site.SiteSettings;
import vn.dossier.report.words.LevelNames;
import vn.dossier.report.words.ProvinceTexts;
import vn.dossier.source.connect.SourceProperties;

/** Looks at the settings and the files of the jobs folder. */
final class ConfigurationCheck {

  private static final String FIX = "fix the file, or the setting dossier.jobs";

  private final ApplicationContext context;
  private final Inspection inspection;

  ConfigurationCheck(ApplicationContext context, Inspection inspection) {
    this.context = context;
    this.inspection = inspection;
  }

  void run() {
    String folder = context.getEnvironment().getProperty("dossier.jobs");
    inspection.ok("jobs folder", folder == null ? "the defaults in the program" : folder);
    inspection.look("rules", FIX, this::rules);
    inspection.look(
        "checks",
        FIX,
        () -> inspection.ok("checks", context.getBean(CheckSettings.class).toString()));
    inspection.look(
        "reference",
        "fix the file, or the setting dossier.reference",
        () -> inspection.ok("reference", context.getBean(ReferenceFiles.class).toString()));
    inspection.look(
        "scores",
        FIX,
        () ->
            inspection.ok(
                "scores",
                "scores/766.yml, %d entries"
                    .formatted(context.getBean(ScoreRules.class).all().size())));
    inspection.look(
        "targets",
        "fix the file, or the setting dossier.report.targets",
        () ->
            inspection.ok(
                "targets", "%d targets".formatted(context.getBean(Targets.class).all().size())));
    inspection.look(
        "bulletin",
        FIX,
        () ->
            inspection.ok(
                "bulletin", "texts of your own: " + context.getBean(ProvinceTexts.class)));
    inspection.look(
        "levels",
        "fix the file, or the setting dossier.reference",
        () -> inspection.ok("levels", context.getBean(LevelNames.class).toString()));
    inspection.look("site", "fix the setting", () -> context.getBean(SiteSettings.class));
    inspection.look("settings", "fix the setting", this::settings);
    everyOtherSetting();
    temporaryFolder();
  }

  // Bound when something asks for them, which in a night is late
  private void everyOtherSetting() {
    for (String bean : context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
      if (bean.startsWith("dossier.") && !NightlyProperties.class.equals(context.getType(bean))) {
        inspection.look("settings", "fix the setting", () -> context.getBean(bean));
      }
    }
  }

  private void temporaryFolder() {
    String folder = System.getProperty("java.io.tmpdir");
    if (!Files.isDirectory(Path.of(folder)) || !Files.isWritable(Path.of(folder))) {
      inspection.warning(
          "temporary folder",
          "%s is not a folder where this account may write: xlsx needs it".formatted(folder),
          "java -Djava.io.tmpdir=FOLDER");
    }
  }

  private void rules() {
    String adapter = context.getBean(SourceProperties.class).adapter();
    String ruleSet = context.getBean(Rules.class).ruleSet();
    inspection.ok("rules", "rules/%s.yml, rule_set %s".formatted(adapter, ruleSet));
  }

  private void settings() {
    NightlyProperties nightly = context.getBean(NightlyProperties.class);
    String seen =
        "zone %s, %d partitions, chunks of %d"
            .formatted(nightly.zone(), nightly.partitions(), nightly.chunkSize());
    if (nightly.partitions() < 1 || nightly.chunkSize() < 1 || nightly.fullScanEvery() < 1) {
      inspection.error("settings", seen, "dossier.nightly.*: numbers must be at least 1");
    } else {
      inspection.ok("settings", seen);
    }
  }
}
