package io.github.usageexport.functions.exportusage;

import io.github.usageexport.aws.lambda.LakePlace;
import io.github.usageexport.aws.lambda.Variables;
import java.util.Map;

/** What the environment says, read once at start. */
record Settings(String table, LakePlace lake) {

  static Settings read() {
    return of(System.getenv());
  }

  /**
   * @throws io.github.usageexport.aws.lambda.SettingsException naming all that is missing or wrong
   */
  static Settings of(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Settings settings = new Settings(variables.table(), LakePlace.of(variables));
    variables.requireSound();
    return settings;
  }
}
