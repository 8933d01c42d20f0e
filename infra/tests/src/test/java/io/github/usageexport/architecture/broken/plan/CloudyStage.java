package io.github.usageexport.architecture.broken.plan;

import software.amazon.awssdk.annotations.SdkPublicApi;

final class CloudyStage {
  Class<?> cloud() {
    return SdkPublicApi.class;
  }
}
