package vn.dossier;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dossier.warehouse.schema.JavaMigrations;
import vn.dossier.warehouse.schema.Vendor;

/** Which package may use which, and the conventions (src/docs/contributing.md). */
class HouseTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("vn.dossier");

  @Test
  void layersUseOnlyLowerLayers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("rows")
        .definedBy("vn.dossier.rows..")
        .layer("statement")
        .definedBy("vn.dossier.statement..")
        .layer("measure")
        .definedBy("vn.dossier.measure..")
        .layer("setup")
        .definedBy("vn.dossier.setup..")
        .layer("connect")
        .definedBy("vn.dossier.connect..")
        .layer("checksum")
        .definedBy("vn.dossier.checksum..")
        .layer("classify")
        .definedBy("vn.dossier.classify..")
        .layer("scope")
        .definedBy("vn.dossier.scope..")
        .layer("source")
        .definedBy("vn.dossier.source..")
        .layer("warehouse")
        .definedBy("vn.dossier.warehouse..")
        .layer("nightly")
        .definedBy("vn.dossier.nightly..")
        .layer("report")
        .definedBy("vn.dossier.report..")
        .layer("generate")
        .definedBy("vn.dossier.generate..")
        .layer("operate")
        .definedBy("vn.dossier.operate..")
        .whereLayer("rows")
        .mayNotAccessAnyLayer()
        .whereLayer("statement")
        .mayNotAccessAnyLayer()
        .whereLayer("measure")
        .mayOnlyAccessLayers("statement")
        .whereLayer("setup")
        .mayNotAccessAnyLayer()
        .whereLayer("connect")
        .mayNotAccessAnyLayer()
        .whereLayer("checksum")
        .mayNotAccessAnyLayer()
        .whereLayer("classify")
        .mayNotAccessAnyLayer()
        .whereLayer("scope")
        .mayOnlyAccessLayers("classify")
        .whereLayer("source")
        .mayOnlyAccessLayers("classify", "scope", "checksum", "rows", "setup", "statement")
        .whereLayer("warehouse")
        .mayOnlyAccessLayers(
            "classify", "scope", "checksum", "rows", "measure", "connect", "statement")
        .whereLayer("nightly")
        .mayOnlyAccessLayers(
            "classify", "scope", "checksum", "source", "warehouse", "rows", "setup")
        .whereLayer("report")
        .mayOnlyAccessLayers("rows", "measure", "statement")
        .whereLayer("generate")
        .mayOnlyAccessLayers("source", "connect", "setup")
        .whereLayer("operate")
        .mayNotBeAccessedByAnyLayer()
        .check(PROGRAM);
  }

  @Test
  void everyClassIsInALayer() {
    classes()
        .should()
        .resideInAnyPackage(
            "vn.dossier",
            "vn.dossier.rows",
            "vn.dossier.measure",
            "vn.dossier.statement",
            "vn.dossier.setup",
            "vn.dossier.connect",
            "vn.dossier.checksum",
            "vn.dossier.classify..",
            "vn.dossier.scope",
            "vn.dossier.source..",
            "vn.dossier.warehouse..",
            "vn.dossier.nightly..",
            "vn.dossier.report..",
            "vn.dossier.generate..",
            "vn.dossier.operate..")
        .check(PROGRAM);
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    slices().matching("vn.dossier.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  // A reader finds a class by looking, not by searching
  @Test
  void noPackageIsTooLarge() {
    Map<String, Long> classes =
        PROGRAM.stream()
            .filter(type -> type.isTopLevelClass())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(classes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(24));
  }

  @Test
  void classificationKnowsNothingButJava() {
    classes()
        .that()
        .resideInAPackage("vn.dossier.classify..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.time..",
            "java.util..",
            "java.math..",
            "java.text..",
            "java.nio.charset..",
            "java.security..",
            "vn.dossier.classify..")
        .check(PROGRAM);
  }

  @Test
  void classificationHasNoClockAndNoTimeZone() {
    noClasses()
        .that()
        .resideInAPackage("vn.dossier.classify..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, ZoneId.class, Instant.class)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Instant.class,
        LocalDate.class,
        LocalDateTime.class,
        LocalTime.class,
        OffsetDateTime.class,
        ZonedDateTime.class
      })
  void nobodyAsksForTheTimeButAClock(Class<?> time) throws NoSuchMethodException {
    noClasses().should().callMethod(time, "now").check(PROGRAM);
    if (!time.equals(Instant.class)) {
      noClasses().should().callMethod(time, "now", ZoneId.class).check(PROGRAM);
    }
  }

  // That of a worker's host may be wrong: who is alive is told by the server's
  @Test
  void whoSharesPartitionsLooksAtNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "vn.dossier.nightly.workers",
            "vn.dossier.warehouse.worker",
            "vn.dossier.warehouse.fence")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(PROGRAM);
  }

  @Test
  void theClockKnowsItsZone() {
    noClasses()
        .should()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(PROGRAM);
  }

  // One that is only a bean would be left out without a word
  @Test
  void everyMigrationInJavaIsRun() {
    Set<String> run =
        JavaMigrations.of(Vendor.H2).stream()
            .map(migration -> migration.getClass().getName())
            .collect(Collectors.toSet());
    assertThat(
            PROGRAM.stream()
                .filter(type -> type.isAssignableTo(JavaMigration.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(run);
  }

  @Test
  void noNameSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .check(PROGRAM);
  }

  @Test
  void springBootConfiguresBatch() {
    noClasses()
        .should()
        .beAnnotatedWith(
            "org.springframework.batch.core.configuration.annotation.EnableBatchProcessing")
        .check(PROGRAM);
  }

  // A retry inside a transaction writes twice or loses what went before; a skip loses a row
  // silently
  @Test
  void noStepSkipsARowOrTriesAgain() {
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching("faultTolerant|skip|retry|retryPolicy")))
        .check(PROGRAM);
  }

  @Test
  void whatAClassNeedsComesThroughItsConstructor() {
    for (String annotation :
        List.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource")) {
      noFields().should().beAnnotatedWith(annotation).check(PROGRAM);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/main/java", "src/test/java"})
  void everyPackageSaysWhatItIsFor(String root) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(file -> Path.of(root).relativize(file.getParent()))
              .distinct()
              .filter(folder -> !isExplained(folder))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static boolean isExplained(Path folder) {
    return Stream.of("src/main/java", "src/test/java")
        .map(root -> Path.of(root).resolve(folder).resolve("package-info.java"))
        .anyMatch(Files::exists);
  }
}
