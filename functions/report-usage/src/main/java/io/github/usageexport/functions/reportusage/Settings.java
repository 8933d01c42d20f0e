package io.github.usageexport.functions.reportusage;

import io.github.usageexport.aws.lambda.LakePlace;
import io.github.usageexport.aws.lambda.Variables;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says, read once at start.
 *
 * @param topic whom to tell of runs that need somebody; empty for nobody
 */
record Settings(String table, LakePlace lake, Optional<String> topic) {

  static Settings read() {
    return of(System.getenv());
  }

  /**
   * @throws io.github.usageexport.aws.lambda.SettingsException naming all that is missing or wrong
   */
  static Settings of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Settings settings =
        new Settings(
            variables.table(),
            LakePlace.of(variables),
            variables.optionalArn(
                "NOTIFICATION_TOPIC_ARN", "sns", "the topic of notices, or leave it out"));
    variables.requireSound();
    return settings;
  }
}
