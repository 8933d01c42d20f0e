package io.github.usageexport.architecture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets a function read the environment that the template gives it, and watches what it asks for.
 */
final class EnvironmentCheck {
  /** What a value may look like once the template is deployed. */
  private static final Map<String, String> DEPLOYED =
      Map.of(
          "TABLE_NAME", "usage-export-Table-1",
          "LAKE_BUCKET", "usage-export-lakebucket-1",
          "LAKE_START_DATE", "2026-01-01",
          "TWILIO_SECRET_ARN", "arn:aws:secretsmanager:us-east-1:000000000000:secret:twilio-AbCdEf",
          "TWILIO_BASE_URL", "https://api.twilio.com",
          "TWILIO_CONCURRENCY", "5",
          "NOTIFICATION_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:usage-export");

  private EnvironmentCheck() {}

  /** Variables that the template gives in vain, and those that the function misses. */
  static List<String> problems(String stage, Set<String> given) {
    Set<String> asked = new TreeSet<>();
    List<String> problems = new ArrayList<>();
    try {
      read(stage, new Watched(given, asked));
    } catch (InvocationTargetException e) {
      problems.add("%s: %s".formatted(stage, e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    given.stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> problems.add("%s does not read %s".formatted(stage, name)));
    return problems;
  }

  private static void read(String stage, Map<String, String> environment)
      throws ReflectiveOperationException {
    String handler = Layout.handler(stage);
    Method settings =
        Class.forName(handler.substring(0, handler.lastIndexOf('.')) + ".Settings")
            .getDeclaredMethod("of", Map.class);
    settings.setAccessible(true);
    settings.invoke(null, environment);
  }

  private static final class Watched extends TreeMap<String, String> {
    private static final long serialVersionUID = 1L;
    private final transient Set<String> asked;

    Watched(Set<String> given, Set<String> asked) {
      this.asked = asked;
      given.forEach(name -> put(name, DEPLOYED.getOrDefault(name, "unknown")));
    }

    @Override
    public @Nullable String get(Object name) {
      asked.add(String.valueOf(name));
      return super.get(name);
    }
  }
}
