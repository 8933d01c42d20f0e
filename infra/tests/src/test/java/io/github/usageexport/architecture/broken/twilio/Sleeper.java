package io.github.usageexport.architecture.broken.twilio;

final class Sleeper {
  void doze() throws InterruptedException {
    Thread.sleep(1);
  }
}
