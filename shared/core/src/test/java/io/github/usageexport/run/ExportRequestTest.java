package io.github.usageexport.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usageexport.usage.AccountSid;
import io.github.usageexport.usage.Granularity;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportRequestTest {
  private static ExportRequest request(Set<AccountSid> accounts, Set<AccountSid> excluded) {
    return new ExportRequest(RequestedRange.Period.TODAY, Set.of(), accounts, excluded, null, null);
  }

  @Test
  void readsDaysUnlessAskedOtherwise() {
    assertThat(request(Set.of(), Set.of()).granularities()).containsExactly(Granularity.DAILY);
  }

  @Test
  void wantsEveryAccountThatIsNotExcluded() {
    ExportRequest request = request(Set.of(), Set.of(Accounts.sid(1)));
    assertThat(request.wants(Accounts.sid(1))).isFalse();
    assertThat(request.wants(Accounts.sid(2))).isTrue();
  }

  @Test
  void wantsOnlyTheAccountsThatAreAskedFor() {
    ExportRequest request = request(Set.of(Accounts.sid(1)), Set.of(Accounts.sid(3)));
    assertThat(request.wants(Accounts.sid(1))).isTrue();
    assertThat(request.wants(Accounts.sid(2))).isFalse();
    assertThat(request.wants(Accounts.sid(3))).isFalse();
  }

  @Test
  void refusesAnAccountBothAskedForAndExcluded() {
    Set<AccountSid> one = Set.of(Accounts.sid(1));
    assertThatThrownBy(() -> request(one, one))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(Accounts.sid(1).value(), "both asked for and excluded", "leave");
  }

  @Test
  void refusesATodayBeforeTwilio() {
    assertThatThrownBy(
            () ->
                new ExportRequest(
                    RequestedRange.Period.LAST_MONTH,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    LocalDate.parse("2007-12-31"),
                    null))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("today '2007-12-31'", "2008-01-01", "later");
  }
}
