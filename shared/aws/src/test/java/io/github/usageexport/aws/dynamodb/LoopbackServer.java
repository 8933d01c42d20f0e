package io.github.usageexport.aws.dynamodb;

import java.lang.reflect.Field;

/**
 * Runs DynamoDB Local in this process, in memory, on a free port of 127.0.0.1, which it prints; it
 * ends with its standard input, so that it never outlives who started it. DynamoDB Local itself
 * binds every interface and the port it is told, so its connectors are changed before they open; by
 * reflection, for nothing here is compiled against it.
 */
final class LoopbackServer {
  private static final String[] ARGUMENTS = {"-inMemory", "-disableTelemetry", "-port", "8000"};

  private LoopbackServer() {}

  public static void main(String[] arguments) throws Exception {
    Object server =
        Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) ARGUMENTS);
    Field field = server.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(server);
    Object connector = ((Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty))[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    server.getClass().getMethod("safeStart").invoke(server);
    System.out.println("port " + connector.getClass().getMethod("getLocalPort").invoke(connector));
    while (System.in.read() >= 0) {
      // Nothing is said on it; its end is what counts.
    }
    Runtime.getRuntime().halt(0);
  }
}
