package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of megabytes that are one thing: refused early, with little memory. */
@Timeout(60)
class HugeInputTest {
  private static final int MEGABYTES = 8 << 20;
  private static final long LITTLE = 2 << 20;

  static Stream<Named<byte[]>> huge() {
    return Stream.of(
        Named.of("arrays in arrays", body("{\"usage_records\":[{\"x\":", "[", "")),
        Named.of("objects in objects", body("{\"accounts\":[{\"x\":", "{\"x\":", "")),
        Named.of("a name", body("{\"", "x", "\":1}")),
        Named.of("a text", body("{\"next_page_uri\":\"", "x", "\"}")),
        Named.of("an amount", body("{\"usage_records\":[{\"price\":\"", "9", "\"}]}")),
        Named.of("a number", body("{\"usage_records\":[{\"price\":", "9", "}]}")),
        Named.of("an exponent", body("{\"usage_records\":[{\"price\":1e", "9", "}]}")),
        Named.of("an index", body("{\"start\":", "9", "}")),
        Named.of("an array of numbers", body("{\"usage_records\":[", "1,", "1]}")),
        Named.of("an array of nothing", body("{\"usage_records\":[],\"x\":[", "0,", "0]}")),
        Named.of("spaces", body("{", " ", "}")));
  }

  private static byte[] body(String start, String repeated, String end) {
    return Pages.utf8(start + repeated.repeat(MEGABYTES / repeated.length()) + end);
  }

  @ParameterizedTest
  @MethodSource("huge")
  void takesLittleMemoryWhateverItsSize(byte[] body) {
    parse(Pages.utf8("{")); // so that classes are loaded
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 2; i++) {
      parse(body);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2 * LITTLE);
  }

  private static void parse(byte[] body) {
    try {
      new UsagePageParser(Pages.ACCOUNT).parse(body);
    } catch (Exception e) {
      assertThat(e).isInstanceOf(IOException.class).message().hasSizeLessThan(500);
    }
    try {
      AccountPageParser.parse(body);
    } catch (IOException e) {
      assertThat(e).message().hasSizeLessThan(500);
    }
    assertThat(TwilioError.parse(body).message()).isEmpty();
  }

  @Test
  void refusesAMillionEmptyRecordsAtTheFirst() {
    byte[] body = Pages.utf8("{\"usage_records\":[" + "{},".repeat(1_000_000) + "{}]}");
    assertThatThrownBy(() -> new UsagePageParser(Pages.ACCOUNT).parse(body))
        .hasMessageContaining("it has no category");
  }
}
