package io.github.usageexport.functions.collectusage;

import io.github.usageexport.aws.lambda.LakePlace;
import io.github.usageexport.aws.lambda.TwilioPlace;
import io.github.usageexport.aws.lambda.Variables;
import java.util.Map;

/**
 * What the environment says, read once at start.
 *
 * @param concurrency requests to Twilio that one invocation may have in flight
 */
record Settings(String table, LakePlace lake, TwilioPlace twilio, int concurrency) {

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
            TwilioPlace.of(variables),
            variables.concurrency("TWILIO_CONCURRENCY"));
    variables.requireSound();
    return settings;
  }
}
