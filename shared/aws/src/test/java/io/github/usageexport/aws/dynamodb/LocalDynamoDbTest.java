package io.github.usageexport.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server of these tests is seen by this machine alone, and leaves nothing behind. */
@Timeout(60)
class LocalDynamoDbTest {

  @Test
  void listensOnLoopbackAlone() throws IOException {
    int port = LocalDynamoDb.endpoint().getPort();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();

    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
      assertThat(socket.isConnected()).isTrue();
    }
    for (InetAddress other : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 5_000))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void endsWithAParentThatIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = parent.inputReader(StandardCharsets.UTF_8)) {
      long pid = Long.parseLong(output.readLine());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      assertThat(server.isAlive()).isTrue();
      parent.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);
      assertThat(server.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  /** Starts the server in a JVM of its own, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      LocalDynamoDb.endpoint();
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      while (System.in.read() >= 0) {
        // It has nothing else to do.
      }
    }
  }
}
