package io.github.usageexport.benchmark;

final class MonthlyCost {
  private MonthlyCost() {}

  static void print(java.io.PrintStream out) {}
}
