package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.FailureReason;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static String detail(String quoted) {
    return new Problem(FailureReason.INVALID_RECORD, quoted, "Run again").detail();
  }

  @Test
  void keepsWhatCanBePrinted() {
    assertThat(detail("price: '1,5' \u20ac \u0130 \ud83d\ude00"))
        .isEqualTo("price: '1,5' \u20ac \u0130 \ud83d\ude00");
  }

  @Test
  void showsNothingThatSteersATerminalOrAPage() {
    assertThat(detail("a\u001b[2Jb\r\nc\u0000d\u202ee\u200bf")).isEqualTo("a?[2Jb??c?d?e?f");
  }

  @Test
  void isCutWhereItIsTooLongAndNeverInACharacter() {
    assertThat(detail("x".repeat(1000))).hasSize(1000).doesNotContain("\u2026");
    assertThat(detail("\ud83d\ude00".repeat(70_000)))
        .isEqualTo("\ud83d\ude00".repeat(1000) + "\u2026");
  }

  @Test
  void isTheMessageOfTheException() {
    assertThat(new UnreadableException(FailureReason.NOT_READ, "a\nb", "c"))
        .hasMessage("NOT_READ: a?b");
  }
}
