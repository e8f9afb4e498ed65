package lectern.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Vectors, masks and shuffles are local variables only, and species constants.
///
/// Where a method of ours takes or returns a vector, whether the compiler inlines it depends on
/// what it compiled before; if it does not, every vector becomes an object.
class VectorsStayInRegistersTest {
  private static final String VECTORS = "jdk.incubator.vector";

  @Test
  void noMethodTakesOrReturnsAVector() {
    List<String> found = new ArrayList<>();
    for (Class<?> type : classes()) {
      for (Method method : type.getDeclaredMethods()) { // lambdas, too
        if (isVector(method.getReturnType()) || takesVector(method)) {
          found.add(method.toString());
        }
      }
      for (Executable constructor : type.getDeclaredConstructors()) {
        if (takesVector(constructor)) {
          found.add(constructor.toString());
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void noFieldHoldsAVectorAndSpeciesAreConstant() {
    List<String> species = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (isVector(field.getType())) {
          boolean constant =
              Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
          boolean fine = constant && field.getType().getSimpleName().equals("VectorSpecies");
          (fine ? species : others).add(field.toString());
        }
      }
    }
    assertEquals(List.of(), others);
    assertTrue(species.size() > 1, "the kernels were not found: " + species);
  }

  private static boolean takesVector(Executable method) {
    return Arrays.stream(method.getParameterTypes()).anyMatch(VectorsStayInRegistersTest::isVector);
  }

  /// Whether it is a vector, something made of vectors, or what says how long a vector is.
  private static boolean isVector(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.getPackageName().equals(VECTORS);
  }

  /// All classes of the project that know vectors.
  private static List<Class<?>> classes() {
    Stream<JavaClass> all =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("lectern")
                .stream();
    return all.filter(type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getPackageName().equals(VECTORS)))
        .<Class<?>>map(JavaClass::reflect)
        .toList();
  }
}
