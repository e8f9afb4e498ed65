package lectern.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lectern.autograd.Variable;
import lectern.tensor.RandomStream;
import lectern.tensor.Tensor;

/// The trained numbers of a model, by name, in the order of their making.
///
/// A model makes one and hands each of its parts a {@link #scope}; names then read
/// `encoder.0.weight`. Each parameter draws its first value from a stream of its own name, so that
/// adding one changes no other.
public final class Parameters {
  private final SequencedMap<String, Variable> all;
  private final RandomStream random;
  private final String prefix;

  private Parameters(SequencedMap<String, Variable> all, RandomStream random, String prefix) {
    this.all = all;
    this.random = random;
    this.prefix = prefix;
  }

  /// @param random where the first values come from, usually a run's `init` stream
  public static Parameters create(RandomStream random) {
    return new Parameters(new LinkedHashMap<>(), random, "");
  }

  /// The same parameters under names that begin with `name.`.
  public Parameters scope(String name) {
    return new Parameters(all, random, prefix + name + ".");
  }

  /// Makes a parameter.
  ///
  /// @throws IllegalArgumentException if the name is taken
  public Variable create(String name, Initializer initializer, int... shape) {
    String path = prefix + name;
    Tensor value = Tensor.zeros(shape);
    initializer.fill(value, random.split(path));
    Variable parameter = Variable.parameter(value);
    if (all.putIfAbsent(path, parameter) != null) {
      throw new IllegalArgumentException("there is a parameter " + path + " already");
    }
    return parameter;
  }

  /// Every parameter by its full name.
  public SequencedMap<String, Variable> all() {
    return Collections.unmodifiableSequencedMap(all);
  }

  /// How many trained numbers there are.
  public long count() {
    return all.values().stream().mapToLong(parameter -> parameter.value().size()).sum();
  }

  /// Sets every gradient to zero.
  public void clearGradients() {
    all.values().forEach(Variable::clearGradient);
  }
}
