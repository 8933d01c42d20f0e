package io.github.usageexport.architecture.broken.pipeline;

import com.amazonaws.services.lambda.runtime.Context;

final class LambdaStage {
  int remaining(Context context) {
    return context.getRemainingTimeInMillis();
  }
}
