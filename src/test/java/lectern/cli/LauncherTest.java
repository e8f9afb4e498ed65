package lectern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script on machines made up for the purpose: its own PATH, JDKs and Maven, in a
/// folder with a space in its name.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "dirname",
          "readlink",
          "cat",
          "rm",
          "mkdir",
          "find",
          "sed",
          "mv",
          "head",
          "stty",
          "cut",
          "sleep",
          "env");

  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in -XX:AOTCacheOutput=*) : >"${argument#*=}"; exit 0 ;; esac
      done
      printf '%s|' "$@"
      exit 7
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "JAVA_HOME=$JAVA_HOME $*" >>maven.log
      mkdir -p target/lib
      echo jar >target/lectern.jar
      """;

  @TempDir private Path machine;
  private Path tools;
  private Path jdks;
  private Path project;

  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeMachine() throws IOException {
    tools = Files.createDirectory(machine.resolve("tools"));
    jdks = Files.createDirectory(machine.resolve("jdks"));
    project = Files.createDirectory(machine.resolve("a project"));
    for (String tool : TOOLS) {
      program(tools.resolve(tool), "#!/bin/sh\nexec '" + where(tool) + "' \"$@\"\n");
    }
    Files.createDirectories(project.resolve("src/main"));
    Files.copy(Path.of("lectern"), project.resolve("lectern"));
    Files.copy(Path.of("pom.xml"), project.resolve("pom.xml"));
  }

  @Test
  void missingJdkGetsOneSentenceWithTheCommand() throws Exception {
    Result result = launch("list");
    assertEquals(2, result.code());
    assertEquals(
        "lectern: Lectern needs a JDK 25 or newer and found none. Install one: curl -s"
            + " https://get.sdkman.io | bash && . ~/.sdkman/bin/sdkman-init.sh && sdk install"
            + " java\n",
        result.err());
  }

  @Test
  void oldJdkIsNamed() throws Exception {
    jdk("old", "17.0.2");
    Result result = launch("list");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("found none (" + jdks.resolve("old") + " is Java 17)"));
  }

  @Test
  void debianIsToldTheDebianCommand() throws Exception {
    program(tools.resolve("apt-get"), "#!/bin/sh\n");
    program(tools.resolve("apt-cache"), "#!/bin/sh\n");
    assertTrue(
        launch("list")
            .err()
            .endsWith("Install one: sudo apt-get install openjdk-25-jdk-headless\n"));
  }

  @Test
  void missingMavenGetsOneSentenceWithTheCommand() throws Exception {
    jdk("new", "25.0.1");
    program(tools.resolve("apt-get"), "#!/bin/sh\n");
    Result result = launch("list");
    assertEquals(2, result.code());
    assertEquals(
        "lectern: Apache Maven, which builds Lectern, is not installed. Install it: sudo apt-get"
            + " install maven\n",
        result.err());
  }

  @Test
  void missingJupyterStopsTheTestsBeforeTheyStart() throws Exception {
    jdk("new", "25.0.1");
    program(tools.resolve("mvn"), MAVEN);
    Result result = launch("test");
    assertEquals(2, result.code());
    assertTrue(result.err().startsWith("lectern: Jupyter, which executes the notebooks,"));
    assertFalse(Files.exists(project.resolve("maven.log")));
  }

  @Test
  void buildsOnceThenPassesArgumentsAndExitCodeThrough() throws Exception {
    Path jdk = jdk("new", "26");
    jdk("old", "24.0.1");
    program(tools.resolve("mvn"), MAVEN);

    Result first = launch("run", "xor", "--set", "title=two words");
    assertEquals(7, first.code());
    assertTrue(first.err().contains("building for the first time"), first.err());
    assertTrue(
        first.out().endsWith("|lectern.cli.Main|run|xor|--set|title=two words|"), first.out());
    assertTrue(first.out().contains("|-Dlectern.home=" + project.toRealPath() + "|"), first.out());

    Result second = launch("runs");
    assertEquals("", second.err());
    List<String> builds = Files.readAllLines(project.resolve("maven.log"));
    assertEquals(1, builds.size());
    assertTrue(builds.getFirst().startsWith("JAVA_HOME=" + jdk + " "), builds.getFirst());
  }

  @Test
  void flagsOfTheJvmComeFromThePom() throws Exception {
    jdk("new", "25");
    program(tools.resolve("mvn"), MAVEN);
    launch("runs");
    assertTrue(
        Files.readString(project.resolve("target/jvm.args"))
            .startsWith("--add-modules=jdk.incubator.vector "));
  }

  @Test
  void changedSourceIsBuiltAgain() throws Exception {
    jdk("new", "25");
    program(tools.resolve("mvn"), MAVEN);
    launch("runs");
    Path source = Files.writeString(project.resolve("src/main/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertEquals("lectern: building\n", launch("runs").err());
  }

  @Test
  void failedBuildShowsWhatMavenSaid() throws Exception {
    jdk("new", "25");
    program(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] Broken.java:[3,1] no'\nexit 1\n");
    Result result = launch("runs");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("[ERROR] Broken.java:[3,1] no"), result.err());
    assertTrue(result.err().endsWith("the build failed; Maven says why above.\n"), result.err());
    assertFalse(Files.exists(project.resolve("target/.lock")), "the lock is given back");
  }

  @Test
  void lockOfADeadBuildIsTaken() throws Exception {
    jdk("new", "25");
    program(tools.resolve("mvn"), MAVEN);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(project.resolve("target/.lock"));
    Files.writeString(project.resolve("target/.lock/pid"), dead.pid() + "\n");
    assertEquals(7, launch("runs").code());
  }

  @Test
  void worksThroughALink() throws Exception {
    jdk("new", "25");
    program(tools.resolve("mvn"), MAVEN);
    Path link = Files.createSymbolicLink(machine.resolve("link"), Path.of("a project/lectern"));
    Result result = execute(List.of("sh", link.toString(), "runs"));
    assertEquals(7, result.code());
    assertTrue(result.out().contains(project.toRealPath() + "/target/lectern.jar"), result.out());
  }

  @Test
  void javaHomeComesFirst() throws Exception {
    jdk("found", "25");
    Path chosen = jdk("chosen by hand", "25.0.2");
    program(tools.resolve("mvn"), MAVEN);
    List<String> command =
        List.of("env", "JAVA_HOME=" + chosen, "sh", project.resolve("lectern").toString(), "runs");
    execute(command);
    assertTrue(Files.readString(project.resolve("maven.log")).contains("JAVA_HOME=" + chosen));
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = jdks.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/java"), JAVA);
    program(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS=\"y\"\n");
    return home;
  }

  private Result launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", project.resolve("lectern").toString()));
    command.addAll(List.of(arguments));
    return execute(command);
  }

  private Result execute(List<String> command) throws Exception {
    Path out = machine.resolve("out.txt");
    Path err = machine.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", machine.toString());
    builder.environment().put("LECTERN_JDK_DIRS", jdks.toString());
    List<String> resolved = new ArrayList<>(command);
    resolved.set(0, tools.resolve(command.getFirst()).toString());
    Process process = builder.command(resolved).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path where(String tool) {
    for (String folder : System.getenv("PATH").split(":")) {
      Path candidate = Path.of(folder, tool);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(tool + " is not on PATH");
  }
}
