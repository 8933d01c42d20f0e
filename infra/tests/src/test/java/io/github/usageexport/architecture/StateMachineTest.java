package io.github.usageexport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the state machine promises that no validator looks at. */
class StateMachineTest {
  private static final String FILE = "infra/usage-export.asl.json";

  /** A check, and a change to the file that it must see. */
  enum Check {
    MISSING_STATE(
        StateMachineChecks::ways, "\"Default\": \"on demand\"", "\"Default\": \"demand\""),
    UNREACHED_STATE(
        StateMachineChecks::ways,
        "\"Default\": \"no account was read\"",
        "\"Default\": \"run failed\""),
    MISSING_START(
        StateMachineChecks::ways, "\"StartAt\": \"export a part\"", "\"StartAt\": \"a part\""),
    ENDLESS_TASK(StateMachineChecks::endless, "\"TimeoutSeconds\": 930,", ""),
    ENDLESS_RUN(StateMachineChecks::endless, "\"TimeoutSeconds\": 86400,", ""),
    RETRY_OF_ANYTHING(StateMachineChecks::retries, "\"Lambda.Unknown\"", "\"States.ALL\""),
    RETRY_IN_STEP(StateMachineChecks::retries, "\"FULL\"", "\"NONE\""),
    UNREPORTED(
        StateMachineChecks::unreported,
        "\"ErrorEquals\": [\"States.ALL\"], \"ResultPath\": \"$.failures['collect-usage']\"",
        "\"ErrorEquals\": [\"States.Timeout\"]"),
    UNRECORDED(StateMachineChecks::unrecorded, "\"ResultPath\": \"$.failure\", ", ""),
    CARRIED(StateMachineChecks::carriesResults, "\"ResultPath\": null,", "");

    @SuppressWarnings("ImmutableEnumChecker") // references to static methods hold no state
    private final Function<StateMachineFile, List<String>> problems;

    private final String sound;
    private final String broken;

    Check(Function<StateMachineFile, List<String>> problems, String sound, String broken) {
      this.problems = problems;
      this.sound = sound;
      this.broken = broken;
    }
  }

  @ParameterizedTest
  @EnumSource
  void holds(Check check) throws IOException {
    assertThat(check.problems.apply(StateMachineFile.of(ProjectFolder.text(FILE)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void seesWhatIsBroken(Check check) throws IOException {
    String file = ProjectFolder.text(FILE);
    assertThat(file).contains(check.sound);

    assertThat(check.problems.apply(StateMachineFile.of(file.replace(check.sound, check.broken))))
        .isNotEmpty();
  }
}
