package io.github.usageexport.architecture.broken.plan;

import com.amazonaws.services.lambda.runtime.Context;

final class LambdaStage {
  int remaining(Context context) {
    return context.getRemainingTimeInMillis();
  }
}
