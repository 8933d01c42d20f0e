package io.github.usageexport.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/** The rules of the architecture; each is the name of what it says. */
enum Rule {
  WORDS_USE_JAVA_ALONE(DependencyRules::wordsUseJavaAlone, "usage.TalkativeWord"),
  HTTP_IS_SPOKEN_IN_TWILIO_ALONE(DependencyRules::httpInTwilioAlone, "plan.Browser"),
  SQL_IS_SPOKEN_BY_THE_EMBEDDED_STORE_AND_QUERY_ALONE(
      DependencyRules::sqlInStoreAndQueryAlone, "cli.SecretDatabase"),
  PARQUET_IS_WRITTEN_IN_ITS_ADAPTER_ALONE(
      DependencyRules::parquetInItsAdapterAlone, "lake.ParquetEverywhere"),
  THE_AWS_SDK_IS_NAMED_IN_ITS_ADAPTERS_ALONE(
      DependencyRules::awsInItsAdaptersAlone, "plan.CloudyStage"),
  LAMBDA_IS_NAMED_IN_HANDLERS_ALONE(DependencyRules::lambdaInHandlersAlone, "plan.LambdaStage"),
  FUNCTIONS_DO_NOT_KNOW_EACH_OTHER(
      DependencyRules::functionsApart, "functions.planexport.NosyHandler"),
  SHARED_KNOWS_NO_OTHER_MODULE(DependencyRules::sharedStandsAlone, "control.UpsideDown"),
  THE_SIMULATOR_KNOWS_NOTHING_OF_SHARED(
      DependencyRules::simulatorStandsAlone, "simulator.Accomplice"),
  STAGES_DO_NOT_KNOW_EACH_OTHER(DependencyRules::stagesApart, "plan.ImpatientPlan"),
  FUNCTIONS_KNOW_THEIR_OWN_STAGE(
      DependencyRules::functionsKnowTheirStage, "functions.planexport.NosyHandler"),
  PACKAGES_ARE_FREE_OF_CYCLES(DependencyRules::noCycles, "snapshot.CyclicA"),
  PACKAGES_AND_THEIR_SUBPACKAGES_ARE_FREE_OF_CYCLES(
      DependencyRules::noCyclesBetweenRooms, "snapshot.CyclicA"),
  THE_ENVIRONMENT_IS_READ_AT_THE_TERMINAL_AND_IN_SETTINGS_ALONE(
      ConductRules::environmentAtTheTerminalAndInSettingsAlone, "cli.Eavesdropper"),
  TIME_IS_READ_THROUGH_A_CLOCK(ConductRules::timeThroughAClock, "twilio.WatchWearer"),
  WAITING_GOES_THROUGH_PAUSE(ConductRules::waitingThroughPause, "twilio.Sleeper"),
  AMOUNTS_ARE_EXACT(ConductRules::amountsAreExact, "lake.Rounding");

  @SuppressWarnings("ImmutableEnumChecker") // references to static methods hold no state
  private final Function<String, ArchRule> rule;

  private final String offender;

  Rule(Function<String, ArchRule> rule, String offender) {
    this.rule = rule;
    this.offender = offender;
  }

  /** The rule for the packages below {@code root}. */
  ArchRule under(String root) {
    return rule.apply(root);
  }

  /** The class that breaks it, below the root of broken classes. */
  String offender() {
    return offender;
  }
}
