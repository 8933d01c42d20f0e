package io.github.usageexport.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.lake.Datasets;
import io.github.usageexport.lake.UsageRow;
import io.github.usageexport.usage.UsagePeriod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices that may be summed, and what is summed of them. */
class AdditiveViewsTest {
  private static final String RESIDUALS =
      "SELECT account_name, price, price_unit, category_role, category_family FROM usage_additive"
          + " WHERE category = '(residual)' ORDER BY 1, 2";

  @TempDir Path folder;
  private QueriedLake lake = new QueriedLake(Path.of("unset"));

  @BeforeEach
  void makeTheLake() throws IOException {
    lake = QueriedLake.in(folder);
  }

  @Test
  void theResidualIsWhatTotalpriceHoldsBesides() {
    UsageRows day = UsageRows.of(1, 1);
    write(
        day.row("ADDITIVE", "calls-inbound", "1.25", "usd"),
        day.row("ADDITIVE", "sms-inbound", null, "usd"),
        day.row("ADDITIVE", "sms-outbound", "-0.05", "USD"),
        day.row("ROLLUP", "sms", "9", "usd"),
        day.row("TOTAL", "totalprice", "1.5000000001", "usd"),
        day.row("UNKNOWN", "tomorrows", "0.2", "usd"));

    assertThat(rows(RESIDUALS)).containsExactly("Account 1,0.3000000001,usd,RESIDUAL,(residual)");
    assertThat(rows("SELECT sum(price) FROM usage_additive")).containsExactly("1.5000000001");
    assertThat(rows("SELECT category FROM usage_additive ORDER BY 1"))
        .containsExactly("(residual)", "calls-inbound", "sms-inbound", "sms-outbound");
  }

  @Test
  void aDayThatAddsUpHasAResidualOfZero() {
    UsageRows day = UsageRows.of(1, 1);
    write(day.row("ADDITIVE", "sms", "1", "usd"), day.row("TOTAL", "totalprice", "1", "usd"));

    assertThat(rows(RESIDUALS)).containsExactly("Account 1,0.0000000000,usd,RESIDUAL,(residual)");
  }

  @Test
  void withoutATotalpriceOrItsPriceThereIsNoResidual() {
    write(
        UsageRows.of(1, 1).row("ADDITIVE", "sms", "1", "usd"),
        UsageRows.of(2, 1).row("ADDITIVE", "sms", "1", "usd"),
        UsageRows.of(2, 1).row("TOTAL", "totalprice", null, "usd"));

    assertThat(rows(RESIDUALS)).isEmpty();
    assertThat(rows("SELECT sum(price) FROM usage_additive")).containsExactly("2.0000000000");
  }

  @Test
  void anotherCurrencyStandsAsItIs() {
    UsageRows day = UsageRows.of(1, 1);
    write(
        day.row("ADDITIVE", "calls", "4", "eur"),
        day.row("ADDITIVE", "sms", "1", "usd"),
        day.row("TOTAL", "totalprice", "3", "usd"));

    assertThat(rows("SELECT price_unit, sum(price) FROM usage_additive GROUP BY 1 ORDER BY 1"))
        .containsExactly("eur,4.0000000000", "usd,3.0000000000");
  }

  @Test
  void aPriceWithoutACurrencyIsInThatOfTotalprice() {
    UsageRows day = UsageRows.of(1, 1);
    write(
        day.row("ADDITIVE", "calls", "5", null),
        day.row("ADDITIVE", "sms", "4", "eur"),
        day.row("TOTAL", "totalprice", "5", "USD"));

    assertThat(rows("SELECT price_unit, sum(price) FROM usage_additive GROUP BY 1 ORDER BY 1"))
        .containsExactly("eur,4.0000000000", "usd,5.0000000000");
    assertThat(rows("SELECT price_unit, price FROM spend_by_account_month ORDER BY 1"))
        .containsExactly("eur,4.0000000000", "usd,5.0000000000");
  }

  @Test
  void oneCurrencyIsOneHoweverTwilioWritesIt() {
    UsageRows day = UsageRows.of(1, 1);
    write(
        day.row("ADDITIVE", "calls", "5", "USD"),
        day.row("ADDITIVE", "sms", "4", "usd"),
        day.row("TOTAL", "totalprice", "10", "Usd"));

    assertThat(rows("SELECT price_unit, sum(price) FROM usage_additive GROUP BY 1"))
        .containsExactly("usd,10.0000000000");
  }

  @Test
  void aTotalpriceWithoutACurrencyIsInThatOfTheOtherPrices() {
    UsageRows day = UsageRows.of(1, 1);
    write(day.row("ADDITIVE", "calls", "5", "usd"), day.row("TOTAL", "totalprice", "5", null));

    assertThat(rows(RESIDUALS)).containsExactly("Account 1,0.0000000000,usd,RESIDUAL,(residual)");
  }

  @Test
  void anEmptyDayIsAResidualOfZeroAndNoSpend() {
    write(UsageRows.of(1, 1).row("TOTAL", "totalprice", "0", null));

    assertThat(rows(RESIDUALS)).containsExactly("Account 1,0.0000000000,,RESIDUAL,(residual)");
    assertThat(rows("SELECT * FROM spend_by_family_day")).isEmpty();
    assertThat(rows("SELECT * FROM spend_by_account_month")).isEmpty();
  }

  @Test
  void amountsOfEveryDigitAreSummedExactly() {
    write(
        UsageRows.of(1, 1).row("ADDITIVE", "calls", "999999999999999999.9999999998", "usd"),
        UsageRows.of(1, 1).row("ADDITIVE", "sms", "0.0000000001", "usd"),
        UsageRows.of(1, 1).row("TOTAL", "totalprice", "999999999999999999.9999999999", "usd"));

    assertThat(rows("SELECT price FROM spend_by_account_month"))
        .containsExactly("999999999999999999.9999999999");
    assertThat(rows(RESIDUALS)).containsExactly("Account 1,0.0000000000,usd,RESIDUAL,(residual)");
  }

  @Test
  void spendIsByAccountMonthAndByFamilyDay() {
    UsageRows first = UsageRows.of(1, 1);
    UsageRows second = UsageRows.of(1, 2).inState("PROVISIONAL");
    UsageRows other = UsageRows.of(2, 1).inState("CLOSED");
    write(
        first.row("ADDITIVE", "sms", "1", "usd"),
        first.row("TOTAL", "totalprice", "1.5", "usd"),
        other.row("ADDITIVE", "sms", "2", "usd"),
        other.row("TOTAL", "totalprice", "2", "usd"));
    write(second.row("ADDITIVE", "sms", "4", "usd"), second.row("TOTAL", "totalprice", "4", "usd"));

    assertThat(rows("SELECT * FROM spend_by_account_month ORDER BY account_sid"))
        .containsExactly(
            "2026-11,AC00000000000000000000000000000001,Account 1,usd,5.5000000000,false",
            "2026-11,AC00000000000000000000000000000002,Account 2,usd,2.0000000000,true");
    assertThat(rows("SELECT * FROM spend_by_family_day ORDER BY 1, 2"))
        .containsExactly(
            "2026-11-01,(residual),usd,0.5000000000",
            "2026-11-01,Messaging,usd,3.0000000000",
            "2026-11-02,(residual),usd,0.0000000000",
            "2026-11-02,Messaging,usd,4.0000000000");
  }

  @Test
  void theReadmesSumIsOfOneAccountEach() throws IOException {
    UsageRow one = UsageRows.of(1, 1).row("ADDITIVE", "sms", "1", "usd");
    UsageRow two = UsageRows.of(2, 1).row("ADDITIVE", "sms", "2", "USD");
    write(one, two);
    String readme = Files.readString(Path.of("../../README.md"));
    String sql =
        readme.substring(
            readme.indexOf("select account_sid, max_by("), readme.indexOf("   -- names"));

    assertThat(rows(sql.replace("account_name, usage_date", "'Acme', usage_date")))
        .containsExactly(
            two.accountSid() + ",Acme,usd,2.0000000000",
            one.accountSid() + ",Acme,usd,1.0000000000");
  }

  @Test
  void otherConnectorsColumnsAreThere() {
    write(UsageRows.of(1, 1).row("ADDITIVE", "sms", "1", "usd"));

    assertThat(rows("SELECT account_id = account_sid, api_version, uri FROM usage_records"))
        .containsExactly(
            "true,2010-04-01,/2010-04-01/Accounts/AC00000000000000000000000000000001/Usage/Records"
                + "/Daily.json?Category=sms&StartDate=2026-11-01&EndDate=2026-11-01");
  }

  private void write(UsageRow... rows) {
    List<UsageRow> sorted = Arrays.stream(rows).sorted(Datasets.USAGE_DAILY.order()).toList();
    lake.write(Datasets.USAGE_DAILY, UsagePeriod.day(sorted.getFirst().startDate()), sorted);
  }

  private List<String> rows(String sql) {
    return lake.csv(sql).lines().skip(1).toList();
  }
}
