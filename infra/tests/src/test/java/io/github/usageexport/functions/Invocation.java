package io.github.usageexport.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.github.usageexport.handoff.JsonFields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a handler as Lambda does: event and result go through the serializer of its runtime. */
final class Invocation {
  private static final Context CONTEXT =
      (Context)
          Proxy.newProxyInstance(
              Context.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (_, method, _) ->
                  switch (method.getName()) {
                    case "getAwsRequestId" -> "request-1";
                    case "getFunctionName" -> "usage-export";
                    case "getRemainingTimeInMillis" -> 900_000;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private Invocation() {}

  /** The result as the state machine sees it. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> invoke(
      RequestHandler<Map<String, Object>, ?> handler, byte[] event) {
    return JsonFields.of(
        json(handler.handleRequest((Map<String, Object>) read(Map.class, event), CONTEXT)));
  }

  static Map<String, @Nullable Object> invoke(
      RequestHandler<Map<String, Object>, ?> handler, Map<String, ?> event) {
    return invoke(handler, json(event));
  }

  /** The elements of a JSON array, as a Distributed Map reads them from a file. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> items(byte[] json) {
    return (List<Map<String, Object>>) read(List.class, json);
  }

  private static <T> T read(Class<T> type, byte[] json) {
    return JacksonFactory.getInstance()
        .getSerializer(type)
        .fromJson(new ByteArrayInputStream(json));
  }

  @SuppressWarnings("unchecked")
  private static byte[] json(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PojoSerializer<Object> serializer =
        (PojoSerializer<Object>) JacksonFactory.getInstance().getSerializer(value.getClass());
    serializer.toJson(value, bytes);
    return bytes.toByteArray();
  }
}
