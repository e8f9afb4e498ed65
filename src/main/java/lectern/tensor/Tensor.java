package lectern.tensor;

import java.util.Arrays;

/// A dense array of 32-bit floats: row-major, contiguous, with a shape.
///
/// There are no strided views: {@link #reshape} shares the data, everything else copies. Data and
/// shape are as mutable as an array is; an operation writes only into tensors that it made itself,
/// unless its name ends in `InPlace`. Token ids are `int[]`, never tensors.
public final class Tensor {
  private final int[] shape;
  private final float[] data;

  private Tensor(float[] data, int[] shape) {
    long size = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("negative extent in shape " + Arrays.toString(shape));
      }
      size *= extent;
    }
    if (size != data.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " holds " + size + " numbers, not " + data.length);
    }
    this.shape = shape;
    this.data = data;
  }

  /// Wraps an array without copying it.
  ///
  /// @param data row-major numbers, as many as the shape holds
  /// @throws IllegalArgumentException if the two do not fit
  public static Tensor of(float[] data, int... shape) {
    return new Tensor(data, shape.clone());
  }

  /// A tensor of zeros.
  public static Tensor zeros(int... shape) {
    return new Tensor(new float[sizeOf(shape)], shape.clone());
  }

  /// How many numbers a shape holds.
  ///
  /// @throws ArithmeticException if more than an array can hold
  public static int sizeOf(int... shape) {
    int size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /// The numbers themselves, row-major, not a copy.
  public float[] data() {
    return data;
  }

  /// A copy of the shape.
  public int[] shape() {
    return shape.clone();
  }

  /// The number of axes; 0 for a scalar.
  public int rank() {
    return shape.length;
  }

  /// The extent of one axis.
  ///
  /// @param axis 0 is the outermost; negative counts from the innermost, -1 being the last
  public int extent(int axis) {
    return shape[axis < 0 ? shape.length + axis : axis];
  }

  /// The number of elements.
  public int size() {
    return data.length;
  }

  /// The product of all extents but the last: this tensor seen as a matrix has so many rows.
  public int rows() {
    return columns() == 0 ? 0 : size() / columns();
  }

  /// The last extent (1 for a scalar): this tensor seen as a matrix has so many columns.
  public int columns() {
    return shape.length == 0 ? 1 : shape[shape.length - 1];
  }

  /// The same numbers under another shape of the same size.
  public Tensor reshape(int... newShape) {
    return new Tensor(data, newShape.clone());
  }

  /// An independent copy.
  public Tensor copy() {
    return new Tensor(data.clone(), shape);
  }

  /// One number.
  ///
  /// @param index one index an axis
  public float at(int... index) {
    if (index.length != shape.length) {
      throw new IllegalArgumentException(
          index.length + " indices for shape " + Arrays.toString(shape));
    }
    int offset = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      offset = offset * shape[axis] + java.util.Objects.checkIndex(index[axis], shape[axis]);
    }
    return data[offset];
  }

  /// The only number of a tensor of size 1.
  public float item() {
    if (data.length != 1) {
      throw new IllegalStateException("item() of shape " + Arrays.toString(shape));
    }
    return data[0];
  }

  /// Whether the shape is exactly this one.
  public boolean hasShape(int... expected) {
    return Arrays.equals(shape, expected);
  }

  @Override
  public String toString() {
    String numbers =
        data.length <= 16
            ? Arrays.toString(data)
            : Arrays.toString(Arrays.copyOf(data, 8)).replace("]", ", …]");
    return "Tensor" + Arrays.toString(shape) + " " + numbers;
  }
}
