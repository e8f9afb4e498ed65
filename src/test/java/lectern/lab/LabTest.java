package lectern.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lectern.InputException;
import lectern.data.MissingDataException;
import lectern.experiment.ExperimentSpec;
import lectern.experiment.Ledger;
import lectern.experiment.Reference;
import lectern.experiment.Study;
import lectern.experiment.Verdict;
import lectern.run.Measures;
import lectern.run.Run;
import lectern.run.RunContext;
import lectern.run.RunStatus;
import lectern.run.Task;
import lectern.sweep.StudyListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

class LabTest {
  @TempDir private Path root;
  private Lab lab;

  /// Measures `factor` times the seed.
  static final class Multiply implements Task<Multiply.Config> {
    record Config(int factor, boolean broken) {}

    @Override
    public String name() {
      return "multiply";
    }

    @Override
    public Class<Config> configuration() {
      return Config.class;
    }

    @Override
    public Measures run(Config config, RunContext context) {
      if (config.broken()) {
        throw new IllegalStateException("broken");
      }
      double noise = context.random().nextDouble();
      return Measures.none().with("product", config.factor() + noise);
    }
  }

  private void write(String id, String claim, String requires) throws IOException {
    String text =
        """
        id: %s
        lecture: kutuzov
        title: Products
        question: Is three more than two?
        task: multiply
        base: { factor: 2, broken: false }
        arms:
          two: {}
          three: { factor: 3 }
        seeds: 4
        requires: [%s]
        profiles:
          quick: { seeds: 3 }
        claims:
          - id: %s
            text: Three is more.
            expect: [product of three > two by 0.9]
        """;
    Files.writeString(
        root.resolve("experiments").resolve(id + ".yaml"), text.formatted(id, requires, claim));
  }

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(root.resolve("experiments"));
    write("products", "B10", "");
    write("early-products", "B2", "");
    lab =
        Lab.open(
            root,
            List.of(new Multiply()),
            name -> {
              throw new MissingDataException(
                  name, name + " is missing; lectern data fetch " + name);
            });
  }

  @Test
  void experimentsComeInTeachingOrder() {
    assertEquals(
        List.of("early-products", "products"),
        lab.experiments().stream().map(ExperimentSpec::id).toList());
  }

  @Test
  void aPlanIsChangedAndRun() throws InterruptedException {
    Plan plan = lab.experiment("products").profile("quick");
    assertEquals(6, plan.plan().runs().size());
    assertEquals(8, lab.experiment("products").plan().runs().size());
    assertEquals(4, plan.seeds(2).plan().runs().size());
    Study study = plan.threads(2).run();
    assertEquals(6, study.runs().rowCount());
    assertEquals(Verdict.REPRODUCED, study.verdicts().getFirst().verdict());
    assertEquals(study.runList(), lab.latest("products").orElseThrow().runList());
    assertEquals(6, lab.runs().size());
    assertEquals(study.runList().getFirst(), lab.run(study.runList().getFirst().id()));
  }

  private static String error(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(InputException.class, action).getMessage();
  }

  @Test
  void wrongNamesAreMetWithTheNearest() {
    assertTrue(error(() -> lab.experiment("product")).contains("did you mean 'products'?"));
    assertTrue(error(() -> lab.experiment("../products")).contains("There is no experiment"));
    Plan plan = lab.experiment("products");
    assertTrue(error(() -> plan.profile("quik")).contains("did you mean 'quick'?"));
    assertTrue(
        error(() -> plan.set("brokn=true"))
            .startsWith("brokn=true: unknown setting 'brokn'; did you mean 'broken'?"));
    assertTrue(error(() -> plan.with("broken", "maybe")).contains("must be true or false"));
    assertTrue(error(() -> plan.with("factor", 5)).contains("the arm 'three' sets factor itself"));
    assertTrue(error(() -> plan.set("factor")).contains("write path=value"));
    assertTrue(error(() -> plan.set("broken=[")).contains("this is not YAML"));
    assertTrue(error(() -> plan.seeds(0)).contains("at least 1"));
    assertTrue(error(() -> plan.threads(0)).contains("at least 1"));
    assertTrue(error(() -> lab.run("none")).contains("There are no runs yet"));
    assertTrue(
        error(() -> lab.resume("none", StudyListener.SILENT)).contains("There is no run 'none'"));
  }

  @Test
  void aFailedRunCanBeTakenUpAgain() throws InterruptedException, IOException {
    Study study = lab.experiment("products").profile("quick").with("broken", true).run();
    Run failed = study.runList().getFirst();
    assertEquals(RunStatus.FAILED, failed.status());
    Path config = failed.folder().resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("broken: true", "broken: false"));
    assertEquals(RunStatus.FINISHED, lab.resume(failed.id(), StudyListener.SILENT).status());
  }

  @Test
  void aRunOutlivesItsExperimentsFile() throws InterruptedException, IOException {
    Study study = lab.experiment("products").profile("quick").with("broken", true).run();
    Run failed = study.runList().getFirst();
    Path config = failed.folder().resolve("config.yaml");
    Files.writeString(config, Files.readString(config).replace("broken: true", "broken: false"));
    Files.delete(root.resolve("experiments/products.yaml"));
    assertEquals(RunStatus.FINISHED, lab.resume(failed.id(), StudyListener.SILENT).status());
  }

  @Test
  void reproduceRunsEverythingAndSaysWhatIsMissing() throws InterruptedException, IOException {
    write("real-products", "C1", "big-corpus");
    List<String> judged = new ArrayList<>();
    Ledger ledger =
        lab.reproduce(
            "quick",
            new StudyListener() {
              @Override
              public void judged(Study study) {
                judged.add(study.spec().id());
              }
            });
    assertEquals(
        List.of("early-products", "products", "real-products"), judged.stream().sorted().toList());
    assertEquals(
        List.of("B2", "B10", "C1"), ledger.rows().stream().map(Ledger.Row::claim).toList());
    assertEquals(Verdict.REPRODUCED, ledger.rows().getFirst().verdict());
    assertEquals(Verdict.NOT_RUN, ledger.rows().getLast().verdict());
    assertTrue(ledger.rows().getLast().finding().contains("lectern data fetch big-corpus"));
    assertTrue(ledger.holds());
    assertEquals(3, ledger.table().rowCount());
    assertEquals("not run: data missing", ledger.table().stringColumn("verdict").get(2));
  }

  @Test
  void aReferenceIsKeptOnDemand() throws InterruptedException, IOException {
    Study study = lab.experiment("products").profile("quick").run();
    assertEquals(Optional.empty(), lab.reference("products"));
    Path file = lab.keepReference(study);
    assertEquals(root.resolve("results/reference/products.json"), file);
    Reference reference = lab.reference("products").orElseThrow();
    assertEquals(Ledger.of(List.of(study)).rows(), reference.claims());
    assertEquals(
        List.of("two", "three"), reference.summary().stream().map(Reference.Mean::at).toList());
    assertEquals(3, reference.summary().getFirst().n());
    assertTrue(Files.readString(file).contains("\"verdict\" : \"reproduced\""));
    Reference.Mean first = reference.summary().getFirst();
    Table means = reference.table(first.measure());
    assertEquals(List.of("two", "three"), means.stringColumn("at").asList());
    assertEquals(first.mean(), means.doubleColumn("mean").get(0));
    Row measured = study.summary().row(0);
    assertEquals(measured.getDouble("low"), means.doubleColumn("low").get(0), 1e-12);
    assertEquals(measured.getDouble("high"), means.doubleColumn("high").get(0), 1e-12);
    assertTrue(error(() -> reference.table("bleu")).contains("no measure 'bleu'; there are "));
    Files.writeString(file, "{");
    assertTrue(error(() -> lab.reference("products")).contains("is damaged"));
  }

  @Test
  void theProjectIsFoundFromWithin() throws IOException {
    Path inside = Files.createDirectories(root.resolve("notebooks/deep"));
    assertEquals(root.toAbsolutePath(), Project.findRoot(Optional.empty(), inside));
    assertEquals(
        root.toAbsolutePath(), Project.findRoot(Optional.of(root.toString()), Path.of("/")));
    assertTrue(
        error(() -> Project.findRoot(Optional.of(inside.toString()), root))
            .contains("which has no folder experiments/"));
    assertTrue(
        error(() -> Project.findRoot(Optional.empty(), Path.of("/"))).contains("LECTERN_HOME"));
  }
}
