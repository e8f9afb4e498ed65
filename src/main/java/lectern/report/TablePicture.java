package lectern.report;

import java.util.List;

/// One kind of table that runs keep, and the picture that it becomes.
///
/// A table is of the first kind of {@link RunPictures#KINDS} all of whose columns it has, whatever
/// its name. To add a picture, write a class and name it there.
interface TablePicture {
  /// What tasks call such a table, such as `confusion`.
  String name();

  /// What a page puts above pictures of this kind.
  String heading();

  /// The columns by which such a table is known.
  List<String> columns();

  /// Those of the columns that hold words, even where the words look like numbers.
  List<String> words();

  /// How much of a page's width it needs.
  Breadth breadth();

  /// How much of a page's width a picture needs.
  enum Breadth {
    /// Two or three stand side by side.
    NARROW,
    /// Words would be lost in less.
    BROAD
  }

  /// Draws a table of this kind; one without rows, or with values that are not finite, too.
  Chart draw(KeptTable table);
}
