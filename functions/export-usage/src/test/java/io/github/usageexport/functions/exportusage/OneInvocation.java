package io.github.usageexport.functions.exportusage;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;

/** What Lambda says of one invocation: its id, its function, and the time it has. */
final class OneInvocation {
  private OneInvocation() {}

  static Context within(int milliseconds) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "request-1";
                  case "getFunctionName" -> "usage-export-export-usage";
                  case "getRemainingTimeInMillis" -> milliseconds;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
