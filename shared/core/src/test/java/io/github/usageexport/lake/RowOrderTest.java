package io.github.usageexport.lake;

import static io.github.usageexport.lake.SampleRows.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowOrderTest {
  private static final RowOrder<UsageRow> ORDER = Datasets.USAGE_DAILY.order();

  /** Of one byte, of the last before the surrogates, of the first after them, and beyond. */
  private static final List<String> LETTERS =
      List.of("a", "Z", "-", "é", "\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00");

  @Test
  void theAccountWeighsMoreThanTheCategory() {
    assertThat(ORDER.compare(usage(1, "sms", "1"), usage(2, "calls", "1"))).isNegative();
    assertThat(ORDER.compare(usage(1, "sms", "1"), usage(1, "calls", "1"))).isPositive();
    assertThat(ORDER.compare(usage(1, "sms", "1"), usage(1, "sms", "2"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261101, -7})
  void categoriesSortAsTheirUtf8Bytes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Comparator<UsageRow> bytes =
        Comparator.comparing(
            row -> row.category().name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    for (int i = 0; i < 2_000; i++) {
      UsageRow left = usage(1, text(random), "1");
      UsageRow right = usage(1, text(random), "1");

      assertThat(Integer.signum(ORDER.compare(left, right)))
          .as("seed %d: '%s' and '%s'", seed, left.category(), right.category())
          .isEqualTo(Integer.signum(bytes.compare(left, right)));
    }
  }

  @Test
  void nullComesFirst() {
    ControlTotalRow all = control(1, null);
    ControlTotalRow one = control(1, "x");

    assertThat(Datasets.CONTROL_TOTALS.order().compare(all, one)).isNegative();
    assertThat(Datasets.CONTROL_TOTALS.order().compare(one, all)).isPositive();
    assertThat(Datasets.CONTROL_TOTALS.order().compare(all, all)).isZero();
  }

  @Test
  void namesARowByWhatTellsItApart() {
    assertThat(ORDER.describe(usage(7, "sms", "1")))
        .isEqualTo("account_sid=AC00000000000000000000000000000007, category=sms");
  }

  private static ControlTotalRow control(int account, @Nullable String unit) {
    return new ControlTotalRow(
        "additive",
        "ACCOUNT",
        SampleRows.account(account),
        null,
        unit,
        null,
        null,
        null,
        null,
        "PASS",
        null,
        "run",
        SampleRows.MOMENT);
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(1, 4); length > 0; length--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }
}
