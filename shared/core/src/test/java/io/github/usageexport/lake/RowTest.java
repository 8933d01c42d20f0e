package io.github.usageexport.lake;

import static io.github.usageexport.lake.SampleRows.MOMENT;
import static io.github.usageexport.lake.SampleRows.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.usageexport.usage.AccountStatus;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void deltasCountNullAsZero() {
    RestatementRow row = restatement(1, 2, Amount.parse("1.25"), null);

    assertThat(row.priceDelta()).isEqualTo(Amount.parse("-1.25"));
    assertThat(row.usageDelta()).isEqualTo(Amount.ZERO);
    assertThat(row.countDelta()).isEqualTo(Amount.ZERO);
  }

  @Test
  void aDeltaThatNoColumnCanHoldIsNotStated() {
    Amount greatest = Amount.parse("999999999999999999");
    Amount least = Amount.parse("-999999999999999999");

    assertThat(restatement(1, 2, least, greatest).priceDelta()).isNull();
    assertThat(restatement(1, 2, greatest, least).priceDelta()).isNull();
    assertThat(restatement(1, 2, Amount.ZERO, greatest).priceDelta()).isEqualTo(greatest);
  }

  @Test
  void noVersionReplacesALaterOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> restatement(2, 2, null, null))
        .withMessage("version 2 cannot replace version 2");
  }

  @Test
  void anObservedAccountSaysWhen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> coverage(true, 1))
        .withMessageContaining("does not say when");
  }

  @Test
  void anAccountWithoutVersionsIsNotObserved() {
    assertThat(coverage(false, 0).versions()).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> coverage(true, 0));
  }

  private static CoverageRow coverage(boolean observed, int versions) {
    return new CoverageRow(
        account(1),
        "Acme",
        AccountStatus.ACTIVE,
        true,
        observed,
        "NOT_READ",
        null,
        null,
        null,
        null,
        null,
        versions,
        null,
        List.of(),
        null);
  }

  private static RestatementRow restatement(
      int previousVersion, int version, @Nullable Amount previousPrice, @Nullable Amount price) {
    return new RestatementRow(
        account(1),
        "Acme",
        new Category("sms"),
        "ADDITIVE",
        null,
        null,
        null,
        "usd",
        previousVersion,
        version,
        MOMENT,
        MOMENT,
        MOMENT,
        MOMENT,
        "SETTLED",
        null,
        null,
        null,
        null,
        previousPrice,
        price,
        "ABSENT",
        3,
        false,
        "run");
  }
}
