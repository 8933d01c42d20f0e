package io.github.usageexport.control;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists in sentences: long ones are cut. */
final class Names {
  static final int MOST = 5;

  private Names() {}

  static String of(Collection<?> things) {
    String shown =
        things.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
    return things.size() > MOST ? shown + " and %d more".formatted(things.size() - MOST) : shown;
  }
}
