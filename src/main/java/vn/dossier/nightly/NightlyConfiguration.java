package vn.dossier.nightly;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import vn.dossier.nightly.gate.CheckSettings;
import vn.dossier.nightly.gate.RejectLimits;
import vn.dossier.nightly.plan.NightlyProperties;
import vn.dossier.nightly.plan.ProgramVersion;
import vn.dossier.nightly.reference.ReferenceFiles;
import vn.dossier.setup.JobsFolder;
import vn.dossier.setup.ReferenceFolder;

/** What the job takes from outside its package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({NightlyProperties.class, RejectLimits.class})
class NightlyConfiguration {

  @Bean
  ProgramVersion programVersion(BuildProperties build) {
    return new ProgramVersion(build.getVersion());
  }

  @Bean
  CheckSettings checkSettings(JobsFolder jobs) {
    return CheckSettings.of(jobs);
  }

  @Bean
  ReferenceFiles referenceFiles(ReferenceFolder reference) {
    return ReferenceFiles.of(reference);
  }

  @Bean
  AsyncTaskExecutor partitionExecutor() {
    return new SimpleAsyncTaskExecutor("partition-");
  }
}
