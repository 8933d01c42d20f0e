package io.github.usageexport.functions.planexport;

import io.github.usageexport.aws.lambda.LakePlace;
import io.github.usageexport.aws.lambda.TwilioPlace;
import io.github.usageexport.aws.lambda.Variables;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the environment says, read once at start.
 *
 * @param lakeStart the first GMT day that the lake's tables show
 */
record Settings(String table, LakePlace lake, TwilioPlace twilio, LocalDate lakeStart) {

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
            variables.day(
                "LAKE_START_DATE",
                "the first day of the lake's tables, the stack's parameter LakeStartDate"));
    variables.requireSound();
    return settings;
  }
}
