package lectern.cli;

import com.sun.management.OperatingSystemMXBean;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import lectern.notebook.KernelInstaller;

/// What Lectern needs of the machine, each looked at without changing anything.
final class Checkup {
  private static final int NARROW_VECTOR = 128;
  private static final double GIB = 1L << 30;
  private static final double LITTLE_MEMORY_GIB = 3.5;
  private static final double LITTLE_DISK_GIB = 2;

  private final Path home;

  /// @param home the project's folder
  Checkup(Path home) {
    this.home = home;
  }

  /// Everything looked at, most needed first.
  List<Check> findings() {
    return List.of(
        java(), vectors(), cores(), memory(), maven(), jupyter(), kernel(), fonts(), mirror(),
        disk());
  }

  private Check java() {
    return Check.fine(
        "JDK",
        System.getProperty("java.vm.version")
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("java.home"));
  }

  private Check vectors() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    String found = bits + " bits, " + System.getProperty("os.arch");
    return bits >= NARROW_VECTOR
        ? Check.fine("vector unit", found)
        : new Check("vector unit", found, "Training is slow without SIMD; use a newer CPU.");
  }

  private Check cores() {
    return Check.fine("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  private Check memory() {
    double heap = Runtime.getRuntime().maxMemory() / GIB;
    double total =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / GIB;
    String found = format("%.1f GiB, of which the heap may take %.1f", total, heap);
    return total >= LITTLE_MEMORY_GIB
        ? Check.fine("memory", found)
        : new Check("memory", found, "Full profiles need 4 GiB; quick ones run.");
  }

  private Check maven() {
    return onPath("mvn")
        .map(path -> Check.fine("Maven", path.toString()))
        .orElseGet(() ->
            new Check(
                "Maven",
                "not on PATH",
                "Building needs it: sudo apt-get install maven (macOS: brew install maven)."));
  }

  private Check jupyter() {
    return onPath("jupyter-nbconvert")
        .map(path -> Check.fine("Jupyter", path.toString()))
        .orElseGet(() ->
            new Check(
                "Jupyter",
                "no jupyter-nbconvert on PATH",
                "Notebooks need it: sudo apt-get install jupyter-notebook jupyter-nbconvert"
                    + " (macOS: brew install jupyterlab)."));
  }

  private Check kernel() {
    return new KernelInstaller(home, Path.of(System.getProperty("java.home")))
        .installed().stream()
            .filter(kernel -> kernel.name().equals(KernelInstaller.NAME))
            .findFirst()
            .map(kernel -> Check.fine("Java kernel", kernel.title() + ", " + kernel.folder()))
            .orElseGet(() ->
                new Check("Java kernel", "not installed", "Install it: ./lectern kernel install."));
  }

  private Check fonts() {
    String remedy = "Charts need a font: sudo apt-get install fontconfig fonts-dejavu-core.";
    try {
      System.setProperty("java.awt.headless", "true");
      int families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
      return families > 0
          ? Check.fine("fonts", families + " families")
          : new Check("fonts", "none", remedy);
    } catch (RuntimeException | LinkageError | InternalError broken) {
      // Without fontconfig the JDK fails in one of several ways, all of them meaning the same.
      return new Check("fonts", "none can be loaded", remedy);
    }
  }

  private Check mirror() {
    String mirror = System.getenv().getOrDefault("LECTERN_DATA_MIRROR", "");
    if (mirror.isEmpty()) {
      return Check.fine("data mirror", "LECTERN_DATA_MIRROR is not set; corpora are downloaded");
    }
    boolean url = mirror.matches("[a-z]+://.*");
    return url || Files.isDirectory(Path.of(mirror))
        ? Check.fine("data mirror", mirror)
        : new Check(
            "data mirror",
            mirror + " is not a folder",
            "Set LECTERN_DATA_MIRROR to a folder or URL, or unset it.");
  }

  private Check disk() {
    try {
      double free = Files.getFileStore(home).getUsableSpace() / GIB;
      String found = format("%.1f GiB free", free);
      return free >= LITTLE_DISK_GIB
          ? Check.fine("disk", found)
          : new Check("disk", found, "Runs and corpora want 2 GiB; free some in " + home + ".");
    } catch (IOException unreadable) {
      return new Check("disk", "cannot be read: " + unreadable.getMessage(), "Check " + home + ".");
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static Optional<Path> onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder).resolve(program);
      if (Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
