package io.github.usageexport.architecture.broken.pipeline;

import software.amazon.awssdk.annotations.SdkPublicApi;

final class CloudyStage {
  Class<?> cloud() {
    return SdkPublicApi.class;
  }
}
