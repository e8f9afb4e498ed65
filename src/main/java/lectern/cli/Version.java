package lectern.cli;

import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest, and the JVM it runs on.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "lectern " + (built == null ? "(not packaged)" : built),
      "Java " + System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor")
    };
  }
}
