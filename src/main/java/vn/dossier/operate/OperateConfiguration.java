package vn.dossier.operate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.report.ReportProperties;
import vn.dossier.report.decision766.ScoreRules;
import vn.dossier.report.words.LevelNames;
import vn.dossier.report.words.ProvinceTexts;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.ReferenceFolder;

/** What commands need beside the job. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {

  /** Now, in the zone of the dossiers. */
  @Bean
  Clock clock(NightlyProperties properties) {
    return Clock.system(properties.zone());
  }

  /** The points of Decision 766: the report package does not know the jobs folder. */
  @Lazy
  @Bean
  ScoreRules scoreRules(JobsFolder jobs) {
    return ScoreRules.of(jobs.yaml("scores/766.yml"));
  }

  /** What levels are called, which a province may say otherwise. */
  @Lazy
  @Bean
  LevelNames levelNames(ReferenceFolder reference) {
    return LevelNames.read(reference.read("levels.csv"));
  }

  /** What the province says around the figures; the demo has the sample's words. */
  @Lazy
  @Bean
  ProvinceTexts provinceTexts(ReportProperties properties, JobsFolder jobs) throws IOException {
    if (properties.sample()) {
      return ProvinceTexts.of(
          JobsFolder.parsed(
              "bulletin.yml",
              new ClassPathResource("data/sample/bulletin.yml")
                  .getContentAsString(StandardCharsets.UTF_8)));
    }
    return ProvinceTexts.of(jobs.yaml("bulletin.yml"));
  }
}
