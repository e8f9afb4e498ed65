package lectern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lectern.data.MissingDataException;
import lectern.lab.Lab;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunContext;
import lectern.run.Task;

/// A project of everything that a page has to live with: markup and turned text wherever data comes
/// from, runs that failed, were interrupted or stopped, a missing corpus, many arms, long names,
/// many claims, and an experiment that was never run.
final class Oddities implements Task<Oddities.Config> {
  /// Markup, ends of attributes and sections, and controls that turn the text around.
  static final String HOSTILE =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
          + "]]>--></style></title>'\"&lt;\u202Edesrever\u2066";

  static final String LONG = "x".repeat(160);

  private static final String LONGEST_ARM = "x".repeat(63);

  record Config(double size, Optional<String> mishap) {}

  @Override
  public String name() {
    return "oddities";
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public Measures run(Config config, RunContext context) {
    double noise = 0.1 * context.random().nextDouble();
    for (int step = 1; step <= 30; step++) {
      context.record(step, Measures.none().with("loss", config.size() / step + noise));
    }
    context.sample("written " + HOSTILE, "It said: " + HOSTILE);
    if (config.mishap().isPresent()) {
      throw new IllegalStateException("the loss is NaN at step 12 " + HOSTILE);
    }
    return Measures.none().with("score", config.size() + noise).with("floor", 1).with(LONG, 1);
  }

  /// The project, every experiment but `never` run.
  static Lab lab(Path root) throws Exception {
    Path files = Files.createDirectories(root.resolve("experiments"));
    write(files, "hostile", "arms: { two: {}, three: { size: 3 } }", claims(2));
    write(files, "failing", "arms: { two: {}, three: { mishap: fail } }", claims(2));
    write(files, "halted", "arms: { two: {}, three: { size: 3 }, four: { size: 4 } }", claims(1));
    write(files, "lacking", "requires: [lost-corpus]\narms: { two: {} }", claims(1));
    write(files, "never", "arms: { two: {} }", claims(1));
    write(files, "swept", "arms: { two: {} }", claims(1));
    write(
        files,
        "long",
        "arms: { " + LONGEST_ARM + ": {}, b" + LONGEST_ARM + ": { size: 3 } }",
        claims(1));
    String arms =
        IntStream.range(0, 40)
            .mapToObj(i -> "arm" + i + ": { size: " + (i + 1) + " }")
            .collect(Collectors.joining(", ", "arms: { ", " }"));
    write(files, "many-arms", arms, claims(1));
    write(files, "many-claims", "arms: { two: {} }", claims(200));
    Lab lab =
        Lab.open(
            root,
            List.of(new Oddities()),
            name -> {
              throw new MissingDataException(name, "./lectern data fetch " + name + " " + HOSTILE);
            });
    for (String id :
        List.of("hostile", "failing", "halted", "long", "many-arms", "many-claims", "swept")) {
      lab.experiment(id).run();
    }
    for (int i = 0; i < 7; i++) {
      lab.experiment("swept").grid("size", 1 + i, 2 + i, 3.5 + i).run();
    }
    disturb(lab);
    return lab;
  }

  private static String claims(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i ->
            "  - { id: O"
                + i
                + ", text: \"Claim "
                + i
                + "\", expect: [score > "
                + (i % 3 == 0 ? "9" : i % 3 == 1 ? "1" : "2.05")
                + ", score > floor by 0.5, score = 2 within 0.2] }\n")
        .collect(Collectors.joining());
  }

  private static void write(Path files, String id, String arms, String claims) throws IOException {
    String hostile = id.equals("hostile") ? " " + yaml(HOSTILE) : "";
    String name = id.equals("long") ? LONG : "Of " + id;
    Files.writeString(
        files.resolve(id + ".yaml"),
        """
        id: %s
        lecture: "odd%s"
        title: "%s%s"
        question: "What of this?%s"
        task: oddities
        base: { size: 2 }
        %s
        seeds: %s
        profiles: { quick: { seeds: 3 } }
        claims:
        %s
        charts:
          - bar: score by arm with floor
          - line: loss over step by arm
        """
            .formatted(
                id,
                hostile,
                name,
                hostile,
                hostile,
                arms,
                id.equals("many-arms") ? 1 : 3,
                claims.replace("Claim 1\"", "Claim 1" + hostile + "\"")));
  }

  private static String yaml(String text) {
    return text.replace("\"", "\\\"").replace("\u202E", "\\u202E").replace("\u2066", "\\u2066");
  }

  /// What no run does by itself.
  private static void disturb(Lab lab) throws IOException {
    List<Run> halted = lab.latest("halted").orElseThrow().runList();
    Files.delete(halted.get(3).folder().resolve("summary.json")); // its process died
    replace(halted.get(6).folder().resolve("summary.json"), "\"finished\"", "\"stopped early\"");
    Run run = lab.latest("hostile").orElseThrow().runList().getFirst();
    String json = HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"");
    replace(run.folder().resolve("summary.json"), "\"floor\"", "\"floor " + json + "\"");
    replace(run.folder().resolve("provenance.json"), "\"os\" : \"", "\"os\" : \"" + json);
    replace(run.folder().resolve("provenance.json"), "\"commit\" : \"", "\"commit\" : \"" + json);
  }

  private static void replace(Path file, String old, String text) throws IOException {
    Files.writeString(file, Files.readString(file).replace(old, text));
  }
}
