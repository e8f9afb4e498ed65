package lectern.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lectern.tensor.Tensor;
import lectern.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every operation: its gradient is right, its bits do not depend on the number of
/// threads, and it asks for no gradient where none is wanted.
class EveryOperationTest {
  static Stream<OperationCase> cases() {
    return OperationCases.all().stream();
  }

  @Test
  void everyOperationHasACase() throws Exception {
    Set<String> operations = new TreeSet<>();
    for (Class<?> type : classesOfPackage()) {
      for (Method method : type.getDeclaredMethods()) {
        if (Modifier.isPublic(type.getModifiers())
            && Modifier.isPublic(method.getModifiers())
            && Modifier.isStatic(method.getModifiers())
            && method.getParameterCount() > 0
            && method.getParameterTypes()[0] == Tape.class) {
          operations.add(
              type.getSimpleName() + "." + method.getName() + "/" + method.getParameterCount());
        }
      }
    }
    Set<String> covered =
        cases().map(OperationCase::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(operations, covered);
  }

  private static List<Class<?>> classesOfPackage()
      throws IOException, ReflectiveOperationException {
    Path root = Path.of(Tape.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve("lectern/autograd"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.startsWith("package-info")) {
          classes.add(Class.forName("lectern.autograd." + name.replace(".class", "")));
        }
      }
    }
    return classes;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAgreeWithFiniteDifferences(OperationCase operation) {
    GradientCheck.check(operation);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void threadsDoNotChangeABit(OperationCase operation) {
    List<float[]> one = run(operation, 1);
    for (int threads = 2; threads <= 3; threads++) {
      List<float[]> more = run(operation, threads);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(bits(one.get(i)), bits(more.get(i)), operation + ", array " + i);
      }
    }
  }

  /// The result and all gradients, at sizes that are worth several threads.
  private static List<float[]> run(OperationCase operation, int threads) {
    List<float[]> arrays = new ArrayList<>();
    try (Workers workers = Workers.of(threads)) {
      Tape tape = Tape.recording(workers);
      List<Variable> inputs =
          operation.inputs(/* factor= */ 13).stream().map(Variable::parameter).toList();
      Variable result = operation.body().apply(tape, inputs);
      arrays.add(result.data().clone());
      tape.backward(Reductions.mean(tape, Pointwise.multiply(tape, result, result)));
      inputs.forEach(input -> arrays.add(input.gradient().data()));
    }
    return arrays;
  }

  private static int[] bits(float[] numbers) {
    int[] bits = new int[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(numbers[i]);
    }
    return bits;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachInputMayBeAConstant(OperationCase operation) {
    List<Tensor> values = operation.inputs(1);
    List<float[]> all = gradientsWithConstant(operation, values, -1);
    for (int constant = 0; constant < values.size(); constant++) {
      List<float[]> others = gradientsWithConstant(operation, values, constant);
      for (int i = 0; i < values.size(); i++) {
        if (i != constant) {
          assertArrayEquals(bits(all.get(i)), bits(others.get(i)), operation + ", input " + i);
        }
      }
    }
  }

  private static List<float[]> gradientsWithConstant(
      OperationCase operation, List<Tensor> values, int constant) {
    Tape tape = Tape.recording(Workers.SINGLE);
    List<Variable> inputs = new ArrayList<>();
    for (Tensor value : values) {
      inputs.add(inputs.size() == constant ? Variable.constant(value) : Variable.parameter(value));
    }
    Variable result = operation.body().apply(tape, inputs);
    assertEquals(values.size() > 1 || constant < 0, result.isDifferentiable());
    if (result.isDifferentiable()) {
      tape.backward(Reductions.sum(tape, result));
    }
    List<float[]> gradients = new ArrayList<>();
    for (Variable input : inputs) {
      gradients.add(input.isDifferentiable() ? input.gradient().data() : new float[0]);
    }
    return gradients;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evaluationRecordsNothing(OperationCase operation) {
    List<Variable> inputs = operation.inputs(1).stream().map(Variable::parameter).toList();
    Variable recorded = operation.body().apply(Tape.recording(Workers.SINGLE), inputs);
    Variable evaluated = operation.body().apply(Tape.evaluating(Workers.SINGLE), inputs);
    assertFalse(evaluated.isDifferentiable());
    assertArrayEquals(bits(recorded.data()), bits(evaluated.data()));
  }
}
