package io.github.usageexport.architecture.broken.lake;

final class Rounding {
  final double price = 0.1;

  Double[] prices() {
    return new Double[] {price};
  }

  String add(float amount) {
    return price + " " + amount;
  }
}
