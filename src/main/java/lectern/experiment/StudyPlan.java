package lectern.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import lectern.run.RunConfig;
import lectern.run.RunPlan;
import lectern.run.Task;

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
    Record last = null;
    for (RunPlan run : runs) {
      // seeds share their configuration, so that it is written once for all of them
      String text =
          run.configuration() == last
              ? "seed: " + run.seed() + "\n"
              : RunConfig.write(run, /* study= */ "", /* planned= */ 0);
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      last = run.configuration();
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
