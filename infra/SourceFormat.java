import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over every source of this project: {@code java SourceFormat.java JAR
 * FLAGS}. It stands outside the modules because the build needs it before it compiles anything.
 */
final class SourceFormat {
  private static final List<String> ROOTS = List.of("shared", "functions", "infra");
  private static final List<String> PARSER_PACKAGES =
      List.of("api", "code", "file", "parser", "tree", "util");

  private SourceFormat() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    for (String name : PARSER_PACKAGES) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.add("-jar");
    command.addAll(List.of(arguments));
    command.addAll(sources());
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      System.err.println(
          "The files named above are not formatted. Remedy:"
              + " mvn -N validate -Dformat.goal.arguments=--replace");
    }
    System.exit(exit);
  }

  private static List<String> sources() throws IOException {
    List<String> found = new ArrayList<>();
    for (String root : ROOTS) {
      try (var paths = Files.walk(Path.of(root))) {
        paths
            .map(Path::toString)
            .filter(path -> path.endsWith(".java") && !path.contains("/target/"))
            .forEach(found::add);
      }
    }
    return found;
  }
}
