package io.github.usageexport.localstack;

import java.util.List;

/** The child JVMs that run the functions; each is a child of the LocalStack that was started. */
final class Functions {
  private Functions() {}

  /** Kills every JVM of a function at once, as a host that is lost does; how many there were. */
  static int kill(String handler) {
    List<ProcessHandle> found =
        ProcessHandle.allProcesses()
            .filter(
                process ->
                    process.info().arguments().map(List::of).orElse(List.of()).stream()
                        .anyMatch(argument -> argument.endsWith("." + handler)))
            .filter(Functions::isOurs)
            .toList();
    found.forEach(ProcessHandle::destroyForcibly);
    return found.size();
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of()).stream()
        .anyMatch(argument -> argument.startsWith(LocalStack.home().toString()));
  }
}
