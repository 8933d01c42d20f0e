package io.github.usageexport.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usageexport.usage.FailureReason;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twilio has answered 500 with error 20500 to pages of 1000 that it served at 100. */
@Timeout(60)
class PageSizeTest {
  private static final Pattern PAGE_SIZE = Pattern.compile("PageSize=([0-9]+)");

  private static int pageSize(String path) {
    Matcher matcher = PAGE_SIZE.matcher(path);
    assertThat(matcher.find()).as(path).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static List<Integer> sizes(Reader reader) {
    return reader.server.paths().stream().map(PageSizeTest::pageSize).toList();
  }

  @Test
  void halvesPagesThatAreRefusedTwiceAndRemembersTheSize() throws Exception {
    ScriptedTwilio.Script script =
        request ->
            pageSize(request.path()) > 250
                ? Answer.error(500, 20500)
                : Answer.json(Pages.page(0, Pages.rows(0, 1), null));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).containsExactly("category-0");
      assertThat(sizes(reader)).containsExactly(1000, 1000, 500, 500, 250);
      assertThat(reader.categoriesOfOctober()).containsExactly("category-0");
      assertThat(sizes(reader)).endsWith(250, 250);
    }
  }

  @Test
  void endsWithSmallPagesThatAreRefusedToo() throws Exception {
    try (Reader reader = new Reader(_ -> Answer.error(500, 20500))) {
      assertThat(reader.problem().reason()).isEqualTo(FailureReason.UNAVAILABLE);
      assertThat(sizes(reader)).contains(1000, 500, 250, 125, 62, 31, 15, 10).doesNotContain(5);
    }
  }

  @Test
  void keepsTheSizeAfterAFaultOfAnotherKind() throws Exception {
    ScriptedTwilio.Script script =
        ScriptedTwilio.inTurn(
            Answer.html503(),
            Answer.status(500, "<html>"),
            Answer.status(500, ""),
            Answer.error(500, 20500),
            Answer.html503(),
            Answer.json(Pages.page(0, List.of(), null)));
    try (Reader reader = new Reader(script)) {
      assertThat(reader.categoriesOfOctober()).isEmpty();
      assertThat(sizes(reader)).containsOnly(1000);
    }
  }
}
