package vn.dossier.nightly;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Where somebody binds a registry, jobs and steps are observed. Items and chunks are not: per item,
 * that costs three times the processor's time of a night.
 */
@Component
final class BatchObservations implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof ObservationRegistry registry) {
      registry
          .observationConfig()
          .observationPredicate(
              (observation, context) ->
                  !observation.startsWith("spring.batch.item")
                      && !observation.startsWith("spring.batch.chunk"));
    }
    return bean;
  }
}
