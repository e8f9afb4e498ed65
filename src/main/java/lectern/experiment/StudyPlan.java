package lectern.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import lectern.run.RunConfig;
import lectern.run.RunPlan;
import lectern.run.Task;
import lectern.run.WholeFile;

/// All runs of one experiment under one choice, before they are run.
///
/// @param spec the experiment with the arms, the grid and the search that are run
/// @param task does the work
/// @param choice what was chosen
/// @param runs arms × grid × points drawn × seeds, in that order
public record StudyPlan(ExperimentSpec spec, Task<?> task, Choice choice, List<RunPlan> runs) {
  public StudyPlan {
    runs = List.copyOf(runs);
  }

  /// The profile's name.
  public String profile() {
    return choice.profile();
  }

  /// Tells plans apart by what is computed: SHA-256 over experiment, profile, task and each run's
  /// arm, point, seed and whole configuration. Two plans that come to the same runs, by whatever
  /// way, have the same; a comment in the file changes nothing.
  ///
  /// @return 64 hexadecimal digits
  public String digest() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    for (RunPlan run : runs) {
      List<Object> parts =
          List.of(
              run.experiment(),
              run.profile(),
              run.task(),
              run.arm(),
              List.copyOf(run.grid().entrySet()),
              run.seed(),
              RunConfig.tree(run.configuration()));
      try {
        digest.update(WholeFile.JSON.writeValueAsBytes(parts));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("maps, lists and values can be written as JSON", e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
