package lectern.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Deletes folders so that a crash leaves none half there: a folder is renamed to a hidden name in
/// one step, and only then emptied. What a crash left under such a name goes with the next one.
///
/// Links are removed, never followed.
final class Removal {
  private static final String PREFIX = ".deleted-";

  private Removal() {}

  /// Deletes a folder.
  static void delete(Path folder) throws IOException {
    Path hidden = folder.resolveSibling(PREFIX + folder.getFileName());
    deleteTree(hidden);
    Files.move(folder, hidden, StandardCopyOption.ATOMIC_MOVE);
    deleteTree(hidden);
  }

  /// Deletes what earlier deletions of a store left behind.
  static void finish(Path store) throws IOException {
    for (Path experiment : RunIndex.experiments(store)) {
      List<Path> left = new ArrayList<>();
      try (DirectoryStream<Path> found = Files.newDirectoryStream(experiment, PREFIX + "*")) {
        found.forEach(left::add);
      }
      for (Path folder : left) {
        deleteTree(folder);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree( // without FOLLOW_LINKS: a link is a file
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // another process finishes the same deletion
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
