package lectern.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this machine, and how the lanes of a sum are folded on all machines.
///
/// No method of the kernels takes or returns a vector: one that the compiler chooses not to inline
/// makes an object of every vector that passes through it. Sums leave their registers by an array.
final class Lanes {
  /// The widest of 128, 256 and 512 bits that this machine has.
  static final VectorSpecies<Float> SPECIES =
      switch (FloatVector.SPECIES_PREFERRED.length()) {
        case 1, 2, 4 -> FloatVector.SPECIES_128;
        case 8 -> FloatVector.SPECIES_256;
        default -> FloatVector.SPECIES_512;
      };

  /// Floats in a vector: 4, 8 or 16.
  static final int WIDTH = SPECIES.length();

  /// Floats that a reduction treats at a time, on every machine.
  static final int BLOCK = 16;

  private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[BLOCK]);

  private static final ThreadLocal<float[]> FOUR_SUMS =
      ThreadLocal.withInitial(() -> new float[4 * BLOCK]);

  private Lanes() {}

  /// Room of this thread for the 16 lanes of a sum.
  static float[] sums() {
    return SUMS.get();
  }

  /// Room of this thread for the 16 lanes of four sums.
  static float[] fourSums() {
    return FOUR_SUMS.get();
  }

  /// The sum of 16 lanes: the upper half is added to the lower until one number is left.
  static float fold(float[] v) {
    float even = ((v[0] + v[8]) + (v[4] + v[12])) + ((v[2] + v[10]) + (v[6] + v[14]));
    float odd = ((v[1] + v[9]) + (v[5] + v[13])) + ((v[3] + v[11]) + (v[7] + v[15]));
    return even + odd;
  }

  /// The sum of the 16 lanes from an index on, folded in the same way.
  static float fold(float[] v, int at) {
    float even =
        ((v[at] + v[at + 8]) + (v[at + 4] + v[at + 12]))
            + ((v[at + 2] + v[at + 10]) + (v[at + 6] + v[at + 14]));
    float odd =
        ((v[at + 1] + v[at + 9]) + (v[at + 5] + v[at + 13]))
            + ((v[at + 3] + v[at + 11]) + (v[at + 7] + v[at + 15]));
    return even + odd;
  }
}
