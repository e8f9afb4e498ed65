package lectern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The structure that the folder listing promises.
class ArchitectureTest {
  /// Lowest first: a package may use the ones before it and none after.
  private static final List<String> ORDER =
      List.of(
          "yaml",
          "config",
          "tensor",
          "autograd",
          "nn",
          "optim",
          "text",
          "data",
          "feature",
          "vectors",
          "model",
          "metric",
          "statistics",
          "classic",
          "dl4j",
          "train",
          "run",
          "store",
          "export",
          "experiment",
          "sweep",
          "compare",
          "replay",
          "task.linear",
          "task.perceptron",
          "task.language",
          "task.vectors",
          "task.classification",
          "task",
          "report",
          "lab",
          "notebook",
          "cli");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("lectern");

  @Test
  void packagesDependOneWay() {
    for (int lower = 0; lower < ORDER.size(); lower++) {
      List<String> above =
          ORDER.subList(lower + 1, ORDER.size()).stream().map(name -> "lectern." + name).toList();
      if (!above.isEmpty()) {
        noClasses()
            .that()
            .resideInAPackage("lectern." + ORDER.get(lower))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above.toArray(String[]::new))
            .allowEmptyShould(true)
            .check(MAIN);
      }
    }
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    for (JavaClass type : MAIN) {
      String name = type.getPackageName();
      assertTrue(
          name.equals("lectern") || ORDER.contains(name.replaceFirst("^lectern\\.", "")),
          name + " is not in the order of packages");
    }
  }

  /// What makes results: none of it can know what time it is. The clock names folders, dates
  /// records and limits budgets, all of which is done around these packages.
  @Test
  void noResultKnowsTheTime() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Stream.of(
                    "yaml",
                    "config",
                    "tensor",
                    "autograd",
                    "nn",
                    "optim",
                    "text",
                    "feature",
                    "vectors",
                    "model",
                    "metric",
                    "statistics",
                    "classic",
                    "dl4j",
                    "train",
                    "compare",
                    "replay",
                    "task..")
                .map(name -> "lectern." + name)
                .toArray(String[]::new))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a clock is read",
                call ->
                    call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().matches("now|system.*|instant|millis")
                        || call.getTargetOwner().isEquivalentTo(System.class)
                            && call.getName().matches("currentTimeMillis|nanoTime")))
        .check(MAIN);
  }

  @Test
  void everyClassIsAbstractOrFinal() {
    classes()
        .that(
            DescribedPredicate.describe(
                "are ordinary classes",
                type -> !type.isInterface() && !type.isEnum() && !type.isAnonymousClass()))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .orShould()
        .haveModifier(JavaModifier.ABSTRACT)
        .check(MAIN);
  }
}
