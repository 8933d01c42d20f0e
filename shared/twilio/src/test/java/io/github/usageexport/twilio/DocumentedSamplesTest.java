package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;
import io.github.usageexport.usage.UsageRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The sample responses of Twilio's documentation of Usage Records, read as they stand. */
class DocumentedSamplesTest {
  private static final Instant AS_OF = Instant.parse("2019-06-24T22:32:49Z");

  private static UsagePage parse(String name) throws Exception {
    return new UsagePageParser(Pages.ACCOUNT).parse(Pages.resource(name));
  }

  @ParameterizedTest
  @CsvSource({
    "documented-daily.json, 2015-09-06, 2015-09-06",
    "documented-last-month.json, 2015-08-01, 2015-08-31",
    "documented-today.json, 2015-09-04, 2015-09-04",
  })
  void readsEveryFieldOfAShortCodeRecord(String name, LocalDate start, LocalDate end)
      throws Exception {
    assertThat(parse(name))
        .isEqualTo(
            new UsagePage(
                List.of(
                    new UsageRecord(
                        Pages.ACCOUNT,
                        new Category("sms-inbound-shortcode"),
                        "Short Code Inbound SMS",
                        start,
                        end,
                        Amount.ZERO,
                        "messages",
                        Amount.ZERO,
                        "messages",
                        Amount.ZERO,
                        "usd",
                        AS_OF)),
                null,
                0,
                0));
  }

  /** Its count is null and its count unit empty: neither is stated, and neither is zero. */
  @Test
  void readsEveryFieldOfTheTotal() throws Exception {
    assertThat(parse("documented-all-categories.json").records())
        .containsExactly(
            new UsageRecord(
                Pages.ACCOUNT,
                Category.TOTALPRICE,
                "Total Price",
                LocalDate.parse("2011-08-23"),
                LocalDate.parse("2015-09-04"),
                null,
                null,
                Amount.parse("2192.84855"),
                "usd",
                Amount.parse("2192.84855"),
                "usd",
                AS_OF));
  }

  /** Each says that there are dozens of pages and names no next one: the link alone counts. */
  @ParameterizedTest
  @FieldSource("io.github.usageexport.twilio.Pages#DOCUMENTED")
  void believesTheLinkAndNotTheTotal(String name) throws Exception {
    assertThat(new String(Pages.resource(name), StandardCharsets.UTF_8))
        .containsPattern("\"total\": (69|101844)")
        .containsPattern("\"num_pages\": (69|101844)");
    assertThat(parse(name).nextPageUri()).isNull();
    assertThat(parse(name).records()).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("io.github.usageexport.twilio.Pages#DOCUMENTED")
  void anyCutOfASampleIsNoPage(String name) throws Exception {
    byte[] whole = Pages.resource(name);
    int lastBrace = new String(whole, StandardCharsets.UTF_8).lastIndexOf('}');
    UsagePageParser parser = new UsagePageParser(Pages.ACCOUNT);
    for (int length = 0; length <= lastBrace; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(catchThrowable(() -> parser.parse(cut)))
          .as("the first %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }
}
