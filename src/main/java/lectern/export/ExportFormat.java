package lectern.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lectern.InputException;
import lectern.store.RunEntry;

/// A tool that runs can be written for.
public enum ExportFormat {
  /// A file store of MLflow: `mlflow ui --backend-store-uri DIR`.
  MLFLOW,
  /// Event files of TensorBoard: `tensorboard --logdir DIR`.
  TENSORBOARD;

  /// Writes runs. Their ids and files depend on nothing but the runs, so that writing them again
  /// replaces them; what else is in the folder stays.
  ///
  /// @param output made if it is not there
  /// @throws InputException if it cannot be written to, or a run cannot be read
  public void export(List<RunEntry> entries, Path output) {
    try {
      Path folder = Files.createDirectories(output);
      switch (this) {
        case MLFLOW -> new MlflowStore(folder).write(entries);
        case TENSORBOARD -> new TensorBoardLog(folder).write(entries);
      }
    } catch (IOException e) {
      throw new InputException(
          "Runs cannot be written to "
              + output
              + " ("
              + e
              + "); check its permissions and the disk.",
          e);
    }
  }
}
