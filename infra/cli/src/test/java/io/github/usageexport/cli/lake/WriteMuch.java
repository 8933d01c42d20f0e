package io.github.usageexport.cli.lake;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.LakeException;
import io.github.usageexport.lake.LakeObject;
import io.github.usageexport.lake.LakeStore;
import io.github.usageexport.lake.Partition;
import io.github.usageexport.lake.SampleRows;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Replaces a partition by a large one; run in a process whose files may not grow. */
final class WriteMuch {
  private WriteMuch() {}

  public static void main(String[] arguments) {
    LakeStore lake = new DirectoryLakeStore(Path.of(arguments[0]));
    Partition<UsageRow> day = Datasets.USAGE_DAILY.partition(UsagePeriod.day(SampleRows.DAY));
    LakeObject before = lake.find(day).orElseThrow();
    try {
      lake.replace(day, SampleRows.FOOTER, rows(), "run", before);
      System.out.println("wrote");
    } catch (LakeException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Rows of some 5 MB that no codec makes smaller. */
  private static List<UsageRow> rows() {
    SplittableRandom random = new SplittableRandom(20261101);
    byte[] name = new byte[100];
    return IntStream.rangeClosed(1, 50_000)
        .mapToObj(
            account -> {
              random.nextBytes(name);
              String text = HexFormat.of().formatHex(name);
              return SampleRows.usage(account, "sms", text, Amount.ZERO, List.of());
            })
        .toList();
  }

  /**
   * Runs it where a write past so many blocks of 512 bytes fails, as on a full disk; its exit code.
   */
  static int withFilesOfAtMost(int blocks, Path lake, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f " + blocks + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WriteMuch.class.getName(),
                lake.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return process.waitFor();
  }
}
