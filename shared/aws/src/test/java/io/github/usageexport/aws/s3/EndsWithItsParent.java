package io.github.usageexport.aws.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Runs another program's main and ends the process as soon as its standard input does: with the
 * process that started it, however that one ends.
 */
final class EndsWithItsParent {
  private EndsWithItsParent() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent").start(EndsWithItsParent::watch);
    Class.forName(arguments[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void watch() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe is an end as well.
    }
    Runtime.getRuntime().halt(0);
  }
}
