import java.lang.reflect.Field;

/**
 * Starts DynamoDB Local on 127.0.0.1 alone. It has no option for that, so its connectors are told
 * before they open; by reflection, so that nothing is compiled against it.
 */
public class LoopbackDynamo {
  public static void main(String[] arguments) throws Exception {
    Object runner =
        Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    Field server = runner.getClass().getDeclaredField("server");
    server.setAccessible(true);
    Object jetty = server.get(runner);
    for (Object connector : (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty)) {
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    }
    runner.getClass().getMethod("safeStart").invoke(runner);
    runner.getClass().getMethod("join").invoke(runner);
  }
}
