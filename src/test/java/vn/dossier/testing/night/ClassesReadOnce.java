package vn.dossier.testing.night;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

/**
 * Keeps what Spring has read of the class files for the next context of a test JVM. Each would
 * otherwise look for components in the same thousand files, most of them of the tests.
 */
final class ClassesReadOnce implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

  @Override
  public void initialize(GenericApplicationContext context) {
    Map<Resource, MetadataReader> read = context.getResourceCache(MetadataReader.class);
    read.putAll(READ);
    // Behind the search; when the context has started it forgets
    context.addBeanFactoryPostProcessor(factory -> READ.putAll(read));
  }
}
