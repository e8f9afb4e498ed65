package lectern.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vectors of this machine, and how the lanes of a sum are folded on all machines.
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

  private Lanes() {}

  /// The sum of 16 lanes held by one vector of 16, two of 8 or four of 4: the upper half is added
  /// to the lower until one number is left. Superfluous arguments are ignored.
  static float sum(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3) {
    FloatVector four =
        switch (WIDTH) {
          case 4 -> v0.add(v2).add(v1.add(v3));
          case 8 -> foldTo128(v0.add(v1));
          default ->
              foldTo128(
                  part(v0, FloatVector.SPECIES_256, 0).add(part(v0, FloatVector.SPECIES_256, 1)));
        };
    return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
  }

  private static FloatVector foldTo128(FloatVector eight) {
    return part(eight, FloatVector.SPECIES_128, 0).add(part(eight, FloatVector.SPECIES_128, 1));
  }

  private static FloatVector part(FloatVector whole, VectorSpecies<Float> species, int index) {
    return (FloatVector) whole.reinterpretShape(species, index);
  }
}
