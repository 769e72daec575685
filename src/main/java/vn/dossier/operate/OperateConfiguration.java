package vn.dossier.operate;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.report.decision766.ScoreRules;
import vn.dossier.setup.JobsFolder;

/** What commands need beside the job. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {

  /** Now, in the zone of the dossiers. */
  @Bean
  Clock clock(NightlyProperties properties) {
    return Clock.system(properties.zone());
  }

  /** The points of Decision 766: the report package does not know the jobs folder. */
  @Bean
  ScoreRules scoreRules(JobsFolder jobs) {
    return ScoreRules.of(jobs.yaml("scores/766.yml"));
  }
}
