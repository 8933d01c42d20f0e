package io.github.usageexport.functions.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Many cold starts, four at a time: {@code -Dcold.starts=60}. */
@EnabledIfSystemProperty(named = "cold.starts", matches = "[1-9][0-9]*")
class ColdStartsIT {
  private static final int AT_ONCE = 4;

  @TempDir Path folder;

  @Test
  void noneIsLost() throws Exception {
    int starts = Integer.getInteger("cold.starts");
    try (LocalAws aws = new LocalAws(Files.createDirectory(folder.resolve("s3")), "{}");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      Map<String, String> variables = aws.variables();
      List<Future<Long>> starting = new ArrayList<>();
      for (int start = 0; start < starts; start++) {
        Path own = Files.createDirectory(folder.resolve("start-" + start));
        starting.add(threads.submit(() -> coldStart(own, variables)));
      }
      List<Long> millis = new ArrayList<>();
      for (Future<Long> each : starting) {
        millis.add(each.get());
      }
      millis.sort(null);
      System.out.printf(
          "%d cold starts, %d at a time: median %,d ms, longest %,d ms%n",
          starts, AT_ONCE, millis.get(millis.size() / 2), millis.getLast());
      assertThat(millis).hasSize(starts);
    }
  }

  private static long coldStart(Path own, Map<String, String> variables) throws Exception {
    try (PackagedFunction function = PackagedFunction.start("export-usage", own, variables)) {
      String event = "{\"runId\":\"cold\",\"part\":\"accounts\"}";
      assertThat(function.invoke(event.getBytes(java.nio.charset.StandardCharsets.UTF_8)).json())
          .contains("\"unchanged\":0");
      return function.coldStartMillis();
    }
  }
}
